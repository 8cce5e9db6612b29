package io.platformtenant.operator.reconcile;

import io.platformtenant.operator.model.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Waits that double up to a cap, for ever, each tenant on its own. */
public final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);

  private final Duration cap;
  private final RandomGenerator random;
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

  public Backoff(Duration cap, RandomGenerator random) {
    this.cap = cap;
    this.random = random;
  }

  /** How long to wait before something is tried again. */
  Duration next(String tenant) {
    int attempt = Math.min(attempts.merge(tenant, 1, Integer::sum), 16);
    long millis = Math.min(FIRST.toMillis() << (attempt - 1), cap.toMillis());
    return Duration.ofMillis(jittered(millis));
  }

  void reset(String tenant) {
    attempts.remove(tenant);
  }

  /** When to look again: soon while something is left to do, else after the usual time, about. */
  Duration after(String name, Outcome outcome, Duration resync) {
    if (!outcome.isDone() || !outcome.leaving().isEmpty()) {
      return next(name);
    }
    reset(name);
    return about(resync);
  }

  /** About this long, so that what waits does not march in step. */
  Duration about(Duration time) {
    return Duration.ofMillis(jittered(time.toMillis()));
  }

  /** Between half of a time and one and a half. */
  private long jittered(long millis) {
    return millis / 2 + random.nextLong(Math.max(1, millis));
  }
}
