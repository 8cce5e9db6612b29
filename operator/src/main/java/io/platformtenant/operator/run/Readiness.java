package io.platformtenant.operator.run;

import io.platformtenant.operator.watch.WatchState;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Since when something the operator works from is not followed. Watches end and begin again all the
 * time, so nobody is told before a grace is over.
 */
final class Readiness {
  private final Duration grace;
  private final LongSupplier nanos;
  private final Map<String, Long> lastWell = new HashMap<>();

  Readiness(Duration grace, LongSupplier nanos) {
    this.grace = grace;
    this.nanos = nanos;
  }

  /**
   * Takes note of how it is now.
   *
   * @param watches of every kind that there is; one whose engine is gone is not missed
   * @return what is wrong for too long, a line each
   */
  synchronized List<String> note(Collection<WatchState> watches) {
    long now = nanos.getAsLong();
    lastWell.keySet().retainAll(watches.stream().map(WatchState::kind).toList());
    watches.forEach(watch -> note(watch, now));
    return watches.stream()
        .filter(watch -> since(watch, now).compareTo(grace) > 0)
        .map(watch -> tell(watch, since(watch, now)))
        .sorted()
        .toList();
  }

  /** How long ago each kind was well. */
  synchronized Map<String, Duration> ages() {
    long now = nanos.getAsLong();
    Map<String, Duration> ages = new TreeMap<>();
    lastWell.forEach((kind, at) -> ages.put(kind, Duration.ofNanos(now - at)));
    return ages;
  }

  private void note(WatchState watch, long now) {
    if (watch.isWell()) {
      lastWell.put(watch.kind(), now);
    } else {
      lastWell.putIfAbsent(watch.kind(), now);
    }
  }

  private Duration since(WatchState watch, long now) {
    return Duration.ofNanos(now - lastWell.get(watch.kind()));
  }

  private static String tell(WatchState watch, Duration since) {
    return "%s: %s for %d s"
        .formatted(watch.kind(), watch.read() ? "not watched" : "not read", since.toSeconds());
  }
}
