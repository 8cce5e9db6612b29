package io.platformtenant.operator.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.HistoryEntry;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.api.v1alpha1.PlatformTenantStatusBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Instant NOON = Instant.parse("2026-05-05T12:00:00.123Z");

  @Test
  void beginsWithTheFirstThatIsSaid() {
    assertThat(History.after(List.of(), said(3, "True", "Succeeded", "all of it"), NOON))
        .containsExactly(
            new HistoryEntry("2026-05-05T12:00:00Z", 3L, "True", "Succeeded", "all of it"));
  }

  @Test
  void keepsItsEntriesWhileOnlyTheMessageChanges() {
    List<HistoryEntry> before =
        History.after(List.of(), said(3, "False", "StageFailed", "one"), NOON);

    assertThat(History.after(before, said(3, "False", "StageFailed", "two"), later(1)))
        .isEqualTo(before);
  }

  @Test
  void hasAnEntryForEachStatusReasonAndGeneration() {
    List<HistoryEntry> entries = List.of();
    entries = History.after(entries, said(1, "True", "Succeeded", "a"), later(1));
    entries = History.after(entries, said(1, "False", "StageFailed", "b"), later(2));
    entries = History.after(entries, said(1, "False", "Degraded", "c"), later(3));
    entries = History.after(entries, said(2, "False", "Degraded", "d"), later(4));
    entries = History.after(entries, said(2, "Unknown", "Degraded", "e"), later(5));

    assertThat(entries).extracting(HistoryEntry::message).containsExactly("e", "d", "c", "b", "a");
  }

  /** Once it is over nothing else says who it was. */
  @Test
  void hasAnEntryForWhatSomebodyLetThroughAndForWhoSignedIt() {
    List<HistoryEntry> entries =
        History.after(List.of(), said(1, "True", "Succeeded", "a"), later(1));
    entries = History.after(entries, let("by alice"), later(2));
    entries = History.after(entries, let("by alice"), later(3));
    entries = History.after(entries, let("by alice, signed by bob"), later(4));
    entries = History.after(entries, said(1, "True", "Succeeded", "a"), later(5));

    assertThat(entries)
        .extracting(HistoryEntry::reason, HistoryEntry::message)
        .containsExactly(
            tuple("Overridden", "by alice, signed by bob"),
            tuple("Overridden", "by alice"),
            tuple("Succeeded", "a"));
  }

  private static PlatformTenantStatus let(String message) {
    var status = said(1, "True", "Succeeded", "a");
    return new PlatformTenantStatusBuilder(status)
        .withConditions(
            Stream.concat(
                    status.conditions().stream(),
                    Stream.of(
                        new Condition(
                            "Overridden", "True", 1L, NOON.toString(), "Overridden", message)))
                .toList())
        .build();
  }

  @Test
  void forgetsTheOldest() {
    List<HistoryEntry> entries = List.of();
    for (int generation = 1; generation <= 7; generation++) {
      entries =
          History.after(entries, said(generation, "True", "Succeeded", ""), later(generation));
    }

    assertThat(entries).extracting(HistoryEntry::generation).containsExactly(7L, 6L, 5L, 4L, 3L);
  }

  @Test
  void cutsWhatIsLong() {
    assertThat(
            History.after(List.of(), said(1, "False", "StageFailed", "x".repeat(1_024)), NOON)
                .getFirst()
                .message())
        .hasSizeLessThanOrEqualTo(256);
  }

  private static Instant later(int minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }

  private static PlatformTenantStatus said(
      long generation, String status, String reason, String message) {
    var reconciling =
        new Condition("Reconciling", "True", generation, NOON.toString(), "Other", "other");
    var ready = new Condition("Ready", status, generation, NOON.toString(), reason, message);
    return new PlatformTenantStatusBuilder()
        .withObservedGeneration(generation)
        .withConditions(List.of(reconciling, ready))
        .build();
  }
}
