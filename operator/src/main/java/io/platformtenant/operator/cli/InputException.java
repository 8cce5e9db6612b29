package io.platformtenant.operator.cli;

/** A mistake of the user, told in one line without a stack trace. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public InputException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
