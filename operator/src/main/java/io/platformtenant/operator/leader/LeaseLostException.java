package io.platformtenant.operator.leader;

/** Another operator may be at work: this one ends, and begins anew as one that waits. */
public final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LeaseLostException() {
    super("the lease was not renewed in time, or another operator has it");
  }
}
