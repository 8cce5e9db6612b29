package io.platformtenant.operator.model;

import io.platformtenant.operator.findings.Reason;
import java.time.Instant;

/** What became of one planned object. */
public sealed interface Result {
  /** It was as planned already; nothing was sent. */
  record Unchanged() implements Result {}

  /** It was written. */
  record Written(Change change) implements Result {}

  /** Something must happen first that will happen by itself. */
  record Waiting(Reason reason, String message) implements Result {}

  /** It was not written, and somebody must do something. */
  record Refused(Reason reason, String message) implements Result {}

  /** Another object must be right first. */
  record Blocked(ObjectId by) implements Result {}

  /** Somebody changes it each time it is put back, and it is left as it is for a while. */
  record Postponed(Instant until) implements Result {}

  /** It stays as it is for now: to write it would take something from somebody. */
  record Held(String message) implements Result {}

  /** Why an object was written. */
  enum Change {
    CREATED,
    ADOPTED,
    UPDATED,
    /** For nothing but what an older version of the operator did not write yet. */
    RENEWED,
    DRIFT_CORRECTED
  }

  /**
   * One that others may stand on: a fight over it is told, and holds up nothing; and what is held
   * gives them more than they need.
   */
  default boolean isDone() {
    return this instanceof Unchanged
        || this instanceof Written
        || this instanceof Postponed
        || this instanceof Held;
  }
}
