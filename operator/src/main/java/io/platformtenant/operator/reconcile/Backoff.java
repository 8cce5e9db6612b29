package io.platformtenant.operator.reconcile;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Waits that double up to a cap, for ever, each tenant on its own. */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);

  private final Duration cap;
  private final RandomGenerator random;
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

  Backoff(Duration cap, RandomGenerator random) {
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

  /** Between half of a time and one and a half, so that tenants do not march in step. */
  long jittered(long millis) {
    return millis / 2 + random.nextLong(Math.max(1, millis));
  }
}
