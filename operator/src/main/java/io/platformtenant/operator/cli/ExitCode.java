package io.platformtenant.operator.cli;

/** Exit codes of every command. */
public final class ExitCode {
  public static final int FINE = 0;
  public static final int FOUND_SOMETHING = 1;
  public static final int USED_WRONGLY = 2;
  public static final int UNREADABLE = 3;

  private ExitCode() {}
}
