package io.platformtenant.testkit.waiting;

import java.time.Duration;

/** A value that is looked at again and again, and how long it has been what it is. */
final class Still<T> {
  private final Duration calm;
  private T last;
  private long since;

  Still(Duration calm) {
    this.calm = calm;
  }

  boolean is(T now) {
    if (now == null || !now.equals(last)) {
      last = now;
      since = System.nanoTime();
      return false;
    }
    return System.nanoTime() - since >= calm.toNanos();
  }
}
