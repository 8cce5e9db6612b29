package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.HistoryEntry;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.text.Shortened;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Ready said last, so that "just before it broke" can be read once it is mended; and what
 * somebody let through in a freeze, which is to be read long after it is over.
 */
final class History {
  private static final int MOST = 5;
  private static final int MESSAGE = 256;
  private static final String OVERRIDDEN = Reason.Overridden.name();

  private History() {}

  /**
   * The same where nothing began: a message that changes is no new state, and each entry would push
   * out one that says more.
   */
  static List<HistoryEntry> after(
      List<HistoryEntry> before, PlatformTenantStatus said, Instant now) {
    Optional<Condition> ready = find(said, ConditionList.READY);
    Optional<HistoryEntry> begins =
        ready
            .map(is -> entry(said, is, is, now))
            .filter(entry -> last(before, false).filter(was -> isAlike(was, entry)).isEmpty());
    Optional<HistoryEntry> overridden =
        ready
            .flatMap(
                is -> find(said, ConditionList.OVERRIDDEN).map(let -> entry(said, is, let, now)))
            .filter(
                entry ->
                    last(before, true)
                        .filter(was -> was.message().equals(entry.message()))
                        .isEmpty());
    return begins.isEmpty() && overridden.isEmpty()
        ? before
        : Stream.of(overridden.stream(), begins.stream(), before.stream())
            .flatMap(entries -> entries)
            .limit(MOST)
            .toList();
  }

  private static Optional<Condition> find(PlatformTenantStatus said, String type) {
    return said.conditions().stream()
        .filter(condition -> condition.type().equals(type))
        .findFirst();
  }

  private static Optional<HistoryEntry> last(List<HistoryEntry> before, boolean ofOverrides) {
    return before.stream()
        .filter(entry -> entry.reason().equals(OVERRIDDEN) == ofOverrides)
        .findFirst();
  }

  private static HistoryEntry entry(
      PlatformTenantStatus said, Condition ready, Condition about, Instant now) {
    return new HistoryEntry(
        now.truncatedTo(ChronoUnit.SECONDS).toString(),
        said.observedGeneration(),
        ready.status(),
        about.reason(),
        Shortened.toLength(about.message(), MESSAGE));
  }

  private static boolean isAlike(HistoryEntry one, HistoryEntry other) {
    return Objects.equals(one.generation(), other.generation())
        && one.ready().equals(other.ready())
        && one.reason().equals(other.reason());
  }
}
