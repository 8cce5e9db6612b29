package io.platformtenant.operator.reconcile;

import io.platformtenant.operator.model.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** When to look again. Waits double up to a cap, for ever, each tenant on its own. */
public final class Backoff {
  /** There is nothing to wait for. */
  static final Duration AT_ONCE = Duration.ofMillis(50);

  /** What was read is known to be old: the watch is behind, and may be so for a while. */
  static final Duration BEHIND = Duration.ofSeconds(1);

  private static final Duration FIRST = Duration.ofSeconds(1);

  private final Duration cap;
  private final Duration resync;
  private final RandomGenerator random;
  private final Clock clock;
  private final Map<String, Wait> waits = new ConcurrentHashMap<>();

  public Backoff(OperatorSettings settings, RandomGenerator random, Clock clock) {
    this.cap = settings.maxBackoff();
    this.resync = settings.resync();
    this.random = random;
    this.clock = clock;
  }

  /**
   * How long to wait before something is tried again. A look that an event caused comes before its
   * time and is no attempt: many events would make the next one wait for as long as it ever can.
   */
  Duration next(String tenant) {
    Instant now = clock.instant();
    Wait wait =
        waits.compute(
            tenant,
            (t, last) -> last != null && now.isBefore(last.until()) ? last : after(last, now));
    return Duration.between(now, wait.until());
  }

  /** All is well, or somebody has to do something: after the usual time, about. */
  Duration quiet(String tenant) {
    return reset(tenant, about(resync));
  }

  /** After this time, and what is tried after that is tried for the first time. */
  Duration reset(String tenant, Duration time) {
    reset(tenant);
    return time;
  }

  void reset(String tenant) {
    waits.remove(tenant);
  }

  /** Soon while something is left to do, else after the usual time. */
  Duration after(String tenant, Outcome outcome) {
    boolean isLeft = outcome.hold().isEmpty() && !outcome.leaving().isEmpty();
    Duration usual = outcome.isDone() && !isLeft ? quiet(tenant) : next(tenant);
    return outcome.fights().stream()
        .map(fight -> Duration.between(clock.instant(), fight.next()))
        .map(wait -> wait.compareTo(AT_ONCE) < 0 ? AT_ONCE : wait)
        .reduce(usual, (a, b) -> a.compareTo(b) < 0 ? a : b);
  }

  private Wait after(Wait last, Instant now) {
    int attempt = last == null ? 1 : Math.min(last.attempt() + 1, 16);
    long millis = Math.min(FIRST.toMillis() << (attempt - 1), cap.toMillis());
    return new Wait(attempt, now.plus(about(Duration.ofMillis(millis))));
  }

  /** Between half of a time and one and a half, so that what waits does not march in step. */
  private Duration about(Duration time) {
    long millis = time.toMillis();
    return Duration.ofMillis(millis / 2 + random.nextLong(Math.max(1, millis)));
  }

  private record Wait(int attempt, Instant until) {}
}
