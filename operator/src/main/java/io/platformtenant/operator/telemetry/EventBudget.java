package io.platformtenant.operator.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many events may be sent about one object for one reason: many at first, then few, as
 * client-go has it for one object (tools/record, events_cache.go). By reason besides, so that what
 * happens all the time does not drown what happens once.
 */
final class EventBudget {
  private static final int BURST = 25;
  private static final Duration REFILL = Duration.ofMinutes(5);

  /** Of so many objects and reasons it is remembered; who was quiet longest is forgotten first. */
  private static final int REMEMBERED = 4_096;

  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param key the object and the reason
   */
  synchronized boolean take(String key, Instant now) {
    Bucket bucket = buckets.getOrDefault(key, new Bucket(BURST, now)).at(now);
    boolean some = bucket.tokens() >= 1;
    buckets.put(key, some ? new Bucket(bucket.tokens() - 1, now) : bucket);
    return some;
  }

  private record Bucket(double tokens, Instant at) {
    Bucket at(Instant now) {
      double come = Duration.between(at, now).toMillis() / (double) REFILL.toMillis();
      return new Bucket(Math.min(BURST, tokens + Math.max(0, come)), now);
    }
  }
}
