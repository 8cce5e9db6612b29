package io.platformtenant.operator.status;

import io.platformtenant.operator.model.Reason;

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

  static Verdict stuck(Reason reason, String message) {
    return new Verdict(false, true, reason, message);
  }
}
