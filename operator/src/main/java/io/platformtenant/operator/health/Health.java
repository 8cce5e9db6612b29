package io.platformtenant.operator.health;

/**
 * How an object fares.
 *
 * @param reason the engine's own reason, or a word for what we concluded
 * @param message the engine's own message, or ""
 */
public record Health(State state, String reason, String message) {

  /** From best to worst for a summary. */
  public enum State {
    /** Ready for its present generation. */
    READY,
    /** Was Ready for its present generation and revision, and is checked again. */
    CHECKED_AGAIN,
    /** Waits for a sync by hand. */
    AWAITING_SYNC,
    /** Is as its source says, and something in it is paused. */
    WORKLOAD_SUSPENDED,
    /** On its way. */
    PROGRESSING,
    /** Is tried again, or is to be once it is let; what it was before is not known from here. */
    ATTEMPTING,
    /** Waits for something else that is on its way. */
    WAITING,
    /** Somebody suspended or paused it. */
    SUSPENDED,
    /** Is being deleted. */
    DELETING,
    /** What is said of it is old: its engine should have looked at it again. */
    SILENT,
    /** Failed; the engine tries again. */
    FAILED,
    /** Failed; somebody must do something. */
    STALLED
  }

  /** Of what no engine acts for: what is written is all there is to it. */
  public static final Health IN_FORCE = new Health(State.READY, "", "");

  public static final Health UNSEEN = new Health(State.PROGRESSING, "Progressing", "not there yet");

  public static Health of(State state, String reason, String message) {
    return new Health(state, reason, message);
  }

  /** What is checked again is Ready until the check has found something else. */
  public boolean isReady() {
    return state == State.READY || state == State.CHECKED_AGAIN;
  }

  /** Whether an engine is at it, and a failure that was told of it may still stand. */
  public boolean isUndecided() {
    return state == State.ATTEMPTING || state == State.CHECKED_AGAIN;
  }

  /** Whether somebody should be told now, rather than after some patience. */
  public boolean isProblem() {
    return state == State.FAILED
        || state == State.STALLED
        || state == State.SUSPENDED
        || state == State.DELETING;
  }
}
