package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.HistoryEntry;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.operator.text.Shortened;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What Ready said last, so that "just before it broke" can be read once it is mended. */
final class History {
  private static final int MOST = 5;
  private static final int MESSAGE = 256;

  private History() {}

  /**
   * The same where nothing began: a message that changes is no new state, and each entry would push
   * out one that says more.
   */
  static List<HistoryEntry> after(
      List<HistoryEntry> before, PlatformTenantStatus said, Instant now) {
    Optional<HistoryEntry> last = before.stream().findFirst();
    return said.conditions().stream()
        .filter(condition -> condition.type().equals(ConditionList.READY))
        .findFirst()
        .map(ready -> entry(said.observedGeneration(), ready, now))
        .filter(entry -> last.filter(was -> isAlike(was, entry)).isEmpty())
        .map(entry -> Stream.concat(Stream.of(entry), before.stream()).limit(MOST).toList())
        .orElse(before);
  }

  private static HistoryEntry entry(Long generation, Condition ready, Instant now) {
    return new HistoryEntry(
        now.truncatedTo(ChronoUnit.SECONDS).toString(),
        generation,
        ready.status(),
        ready.reason(),
        Shortened.toLength(ready.message(), MESSAGE));
  }

  private static boolean isAlike(HistoryEntry one, HistoryEntry other) {
    return Objects.equals(one.generation(), other.generation())
        && one.ready().equals(other.ready())
        && one.reason().equals(other.reason());
  }
}
