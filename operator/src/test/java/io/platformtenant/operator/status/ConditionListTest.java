package io.platformtenant.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.operator.findings.Reason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionListTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123Z");
  private static final Instant LATER = Instant.parse("2026-01-01T13:00:00Z");
  private static final Verdict READY = Verdict.ready("all is well");
  private static final Verdict WAITING = new Verdict.Waiting(Reason.Progressing, "on its way");
  private static final Verdict STUCK = new Verdict.Stuck(Reason.InvalidSpec, "mend it");

  @Test
  void readyIsAlwaysThereAndAlone() {
    assertThat(types(summary(READY))).containsExactly("Ready=True");
  }

  @Test
  void reconcilingAndStalledNeverMeetAndNeverStandBesideReady() {
    assertThat(types(summary(WAITING))).containsExactly("Ready=False", "Reconciling=True");
    assertThat(types(summary(STUCK))).containsExactly("Ready=False", "Stalled=True");
  }

  @Test
  void everyConditionSaysWhichGenerationItIsAbout() {
    assertThat(summary(STUCK)).allMatch(c -> c.observedGeneration() == 7);
  }

  @Test
  void aTransitionTimeMovesWithTheStatusAndWithNothingElse() {
    List<Condition> before = summary(WAITING);

    List<Condition> same = of(before, new Verdict.Waiting(Reason.BootstrapFailed, "other words"));
    assertThat(same).allMatch(c -> c.lastTransitionTime().equals("2026-01-01T12:00:00Z"));

    List<Condition> moved = of(before, READY);
    assertThat(moved).allMatch(c -> c.lastTransitionTime().equals("2026-01-01T13:00:00Z"));
  }

  @Test
  void theSameVerdictGivesTheSameConditions() {
    assertThat(of(summary(WAITING), WAITING)).isEqualTo(summary(WAITING));
  }

  @Test
  void whatIsKeptIsKeptAsItWas() {
    List<Condition> before = new ConditionList(List.of(), 6, NOON).add("Foo", READY).toList();

    assertThat(new ConditionList(before, 7, LATER).keep("Foo").keep("Bar").toList())
        .isEqualTo(before);
  }

  @Test
  void aMessageFitsItsField() {
    String message = summary(Verdict.ready("x".repeat(5_000))).getFirst().message();

    assertThat(message).hasSize(1_024).endsWith("x…");
  }

  private static List<Condition> summary(Verdict verdict) {
    return new ConditionList(List.of(), 7, NOON).summary(verdict).toList();
  }

  private static List<Condition> of(List<Condition> before, Verdict verdict) {
    return new ConditionList(before, 7, LATER).summary(verdict).toList();
  }

  private static List<String> types(List<Condition> conditions) {
    return conditions.stream().map(c -> c.type() + "=" + c.status()).toList();
  }
}
