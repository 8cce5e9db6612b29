package io.platformtenant.operator.watch;

import io.javaoperatorsdk.operator.processing.event.rate.RateLimiter;
import io.javaoperatorsdk.operator.processing.event.rate.RateLimiter.RateLimitState;
import java.time.Duration;
import java.util.Optional;

/**
 * One look at a tenant at once, the next no sooner than a moment later: bursts of events become one
 * look. The SDK's own limiter tells the time that passed instead of the time that remains.
 */
public final class CoalescingRateLimiter implements RateLimiter<CoalescingRateLimiter.Last> {
  private final long nanos;

  public CoalescingRateLimiter(Duration between) {
    nanos = between.toNanos();
  }

  @Override
  public Optional<Duration> isLimited(RateLimitState state) {
    Last last = (Last) state;
    long now = System.nanoTime();
    long remaining = last.ever ? last.nanos + nanos - now : 0;
    if (remaining > 0) {
      return Optional.of(Duration.ofNanos(remaining));
    }
    last.ever = true;
    last.nanos = now;
    return Optional.empty();
  }

  @Override
  public Last initState() {
    return new Last();
  }

  static final class Last implements RateLimitState {
    private boolean ever;
    private long nanos;
  }
}
