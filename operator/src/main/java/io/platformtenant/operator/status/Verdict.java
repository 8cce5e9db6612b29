package io.platformtenant.operator.status;

import io.platformtenant.operator.model.Reason;
import java.util.Optional;

/**
 * What is said about one aspect of a tenant.
 *
 * @param stuck whether somebody must do something before it can become better
 */
record Verdict(boolean ready, boolean stuck, Reason reason, String message) {
  static Verdict ready(String message) {
    return new Verdict(true, false, Reason.Succeeded, message);
  }

  static Verdict ready(Reason reason, String message) {
    return new Verdict(true, false, reason, message);
  }

  static Verdict waiting(Reason reason, String message) {
    return new Verdict(false, false, reason, message);
  }

  /** Something unforeseen. */
  static Verdict trouble(Throwable problem) {
    return waiting(
        Reason.ApplyFailed,
        Optional.ofNullable(problem.getMessage()).orElse(problem.toString())
            + "; it is tried again, less and less often");
  }

  static Verdict stuck(Reason reason, String message) {
    return new Verdict(false, true, reason, message);
  }
}
