package io.platformtenant.operator.status;

import io.platformtenant.operator.findings.Reason;
import java.util.Optional;

/** What is said about one aspect of a tenant or a class: one of four things. */
sealed interface Verdict {
  Reason reason();

  String message();

  /** As it should be. */
  record Ready(Reason reason, String message) implements Verdict {}

  /** Not yet; it becomes better by itself. */
  record Waiting(Reason reason, String message) implements Verdict {}

  /** Somebody must do something before it can become better. */
  record Stuck(Reason reason, String message) implements Verdict {}

  /** Nobody can tell: whoever should does not speak. */
  record Unknown(Reason reason, String message) implements Verdict {}

  static Verdict ready(String message) {
    return new Ready(Reason.Succeeded, message);
  }

  /** Something unforeseen. */
  static Verdict trouble(Throwable problem) {
    return new Waiting(
        Reason.ApplyFailed,
        Optional.ofNullable(problem.getMessage()).orElse(problem.toString())
            + "; it is tried again, less and less often");
  }

  default boolean isReady() {
    return this instanceof Ready;
  }
}
