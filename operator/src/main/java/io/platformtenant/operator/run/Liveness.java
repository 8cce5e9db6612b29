package io.platformtenant.operator.run;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Whether looks still get on. It knows nothing of the API server: one that is away or slow answers
 * with failures and time-outs, and each of them counts as getting on.
 */
final class Liveness {
  /** Any request is over in a minute, with all that the client tries again. */
  static final Duration STUCK = Duration.ofMinutes(5);

  private final LongSupplier nanos;
  private long moved;
  private long last = -1;

  Liveness(LongSupplier nanos) {
    this.nanos = nanos;
    this.moved = nanos.getAsLong();
  }

  /**
   * Takes note of how it is now.
   *
   * @param isBusy whether no thread is free for another look
   * @param progress a number that any look that gets on changes
   * @return what is wrong, a line each
   */
  synchronized List<String> note(boolean isBusy, long progress) {
    long now = nanos.getAsLong();
    if (!isBusy || progress != last) {
      moved = now;
      last = progress;
    }
    Duration still = Duration.ofNanos(now - moved);
    return still.compareTo(STUCK) > 0
        ? List.of("every thread has been in the same look for " + still.toSeconds() + " s")
        : List.of();
  }
}
