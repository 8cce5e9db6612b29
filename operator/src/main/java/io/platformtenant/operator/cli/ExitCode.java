package io.platformtenant.operator.cli;

/** Exit codes of every command. */
final class ExitCode {
  static final int FINE = 0;
  static final int FOUND_SOMETHING = 1;
  static final int USED_WRONGLY = 2;
  static final int UNREADABLE = 3;

  private ExitCode() {}
}
