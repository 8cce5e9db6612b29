package io.platformtenant.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.platformtenant.operator.drift.Corrections;
import io.platformtenant.operator.drift.DriftPace;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Outcome.Fight;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import io.platformtenant.operator.model.Result.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriftLedgerTest {
  private static final Owner PAYMENTS = Owner.ofTenant("payments");
  private static final ObjectId STAGE = ObjectId.of(ManagedKind.KUSTOMIZATION, "home", "base");
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final Result MADE = new Result.Written(Change.CREATED);
  private static final Result PUT_BACK = new Result.Written(Change.DRIFT_CORRECTED);

  private final DriftLedger ledger = new DriftLedger(DriftPace.USUAL);

  @Test
  void whatIsMadeAgainAndAgainIsAFightToo() {
    ledger.note(PAYMENTS, planned("a"), MADE, NOON);
    assertThat(correct(MADE, 5)).isEmpty();
    assertThat(correct(MADE, 1)).contains(NOON.plus(Duration.ofMinutes(1)));
    assertThat(fights(Map.of(STAGE, new Result.Unchanged()), NOON))
        .singleElement()
        .satisfies(fight -> assertThat(fight.id()).isEqualTo(STAGE))
        .satisfies(fight -> assertThat(fight.next()).isEqualTo(NOON.plusSeconds(600)));
  }

  @Test
  void anotherPlanIsNoDriftAndEndsAFight() {
    ledger.note(PAYMENTS, planned("a"), PUT_BACK, NOON);
    correct(PUT_BACK, 5);
    assertThat(fights(Map.of(), NOON)).hasSize(1);

    assertThat(ledger.drifted(PAYMENTS, planned("b"), NOON)).isEmpty();
    ledger.note(PAYMENTS, planned("b"), new Result.Written(Change.UPDATED), NOON);
    assertThat(fights(Map.of(), NOON)).isEmpty();
  }

  @Test
  void itIsOverWhenItStaysAsPlannedAndGoesOnWhileItIsLeftAsItIs() {
    ledger.note(PAYMENTS, planned("a"), PUT_BACK, NOON);
    correct(PUT_BACK, 5);
    Instant later = NOON.plusSeconds(600);

    assertThat(fights(Map.of(STAGE, new Result.Postponed(later)), later)).hasSize(1);
    assertThat(fights(Map.of(STAGE, new Result.Unchanged()), later.minusSeconds(1))).hasSize(1);
    assertThat(fights(Map.of(STAGE, new Result.Unchanged()), later)).isEmpty();
  }

  @Test
  void whatLeftThePlanIsForgotten() {
    ledger.note(PAYMENTS, planned("a"), PUT_BACK, NOON);
    correct(PUT_BACK, 5);

    assertThat(ledger.fights(PAYMENTS, Set.of(), Map.of(), NOON)).isEmpty();
    assertThat(ledger.drifted(PAYMENTS, planned("a"), NOON)).isEmpty();
  }

  /** Drifts and is written so many times; until when it is held before the last. */
  private Optional<Instant> correct(Result how, int times) {
    Optional<Instant> held = Optional.empty();
    for (int i = 0; i < times; i++) {
      Corrections history = ledger.drifted(PAYMENTS, planned("a"), NOON).orElseThrow();
      held = ledger.heldUntil(history, NOON);
      ledger.note(PAYMENTS, planned("a"), how, NOON);
    }
    return held;
  }

  private List<Fight> fights(Map<ObjectId, Result> results, Instant now) {
    return ledger.fights(PAYMENTS, Set.of(STAGE), results, now);
  }

  private static PlannedObject planned(String says) {
    return new PlannedObject(
        STAGE,
        "",
        JsonNodeFactory.instance.objectNode().put("says", says),
        Collections.emptySortedSet(),
        false);
  }
}
