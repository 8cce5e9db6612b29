package io.platformtenant.operator.leader;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Until when this operator is sure to be the only one that works. Counted on a clock that goes on
 * while the process stands still, from when a renewal was sent: it may have been written at once.
 */
final class Tenure {
  private final long length;
  private final LongSupplier nanos;
  private boolean asked;
  private long sent;
  private boolean known;
  private boolean ended;
  private long until;

  Tenure(Duration length, LongSupplier nanos) {
    this.length = length.toNanos();
    this.nanos = nanos;
  }

  /** A renewal is sent; one without an answer counts from its first attempt. */
  synchronized void asked() {
    if (!asked) {
      sent = nanos.getAsLong();
      asked = true;
    }
  }

  synchronized void answered(boolean renewed) {
    if (renewed && asked) {
      known = true;
      until = sent + length;
    }
    asked = false;
  }

  /** For good: nobody leads twice, and to give the lease back is to write it once more. */
  synchronized void end() {
    ended = true;
  }

  synchronized boolean isHeld() {
    return known && !ended && until - nanos.getAsLong() > 0;
  }
}
