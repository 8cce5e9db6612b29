package io.platformtenant.testkit.waiting;

import java.util.concurrent.Callable;

/** Looks whether something holds, and remembers what was in the way when it last looked. */
final class Attempt {
  private final Callable<Boolean> holds;
  private Throwable trouble;

  Attempt(Callable<Boolean> holds) {
    this.holds = holds;
  }

  boolean succeeds() {
    try {
      trouble = null;
      return holds.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      trouble = e;
    } catch (Exception | AssertionError e) {
      trouble = e;
    }
    return false;
  }

  /** Null when it simply did not hold. */
  Throwable trouble() {
    return trouble;
  }
}
