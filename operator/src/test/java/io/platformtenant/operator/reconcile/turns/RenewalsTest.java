package io.platformtenant.operator.reconcile.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.plan.Renewal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RenewalsTest {
  private static final SortedSet<ObjectId> STAGE =
      new TreeSet<>(Set.of(ObjectId.of(ManagedKind.KUSTOMIZATION, "home", "prod-addons")));
  private static final Renewal DUE = new Renewal(STAGE, STAGE, false);
  private static final Renewal RUNNING = new Renewal(new TreeSet<>(), new TreeSet<>(), true);
  private static final Renewal OVER = new Renewal(new TreeSet<>(), new TreeSet<>(), false);

  private final List<Owner> woken = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T10:00:00Z");
  private final Renewals renewals =
      new Renewals(woken::add, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

  @Test
  void fiveAtATimeAndTheNextAsSoonAsOneIsThrough() {
    assertThat(IntStream.range(0, 9).filter(i -> isIn(i, DUE))).containsExactly(0, 1, 2, 3, 4);
    assertThat(isIn(0, RUNNING)).as("Flux is at it, there is nothing to write").isFalse();
    assertThat(isIn(5, DUE)).isFalse();
    assertThat(woken).isEmpty();

    assertThat(isIn(0, OVER)).isFalse();
    assertThat(woken).containsExactly(tenant(5));
    assertThat(isIn(5, DUE)).isTrue();
    assertThat(isIn(6, DUE)).isFalse();

    assertThat(isIn(3, OVER)).isFalse();
    assertThat(woken).containsExactly(tenant(5), tenant(6));
  }

  /** Stages of a class are the ground of its tenants': those must not keep it from its turn. */
  @Test
  void whoHasToWaitForSomebodyElseTakesNoTurn() {
    Renewal blocked = new Renewal(STAGE, new TreeSet<>(), false);
    IntStream.range(0, 9).forEach(i -> isIn(i, blocked));

    assertThat(isIn(20, DUE)).isTrue();
    isIn(20, OVER);
    assertThat(woken)
        .containsExactlyElementsOf(IntStream.range(0, 5).mapToObj(RenewalsTest::tenant).toList());
  }

  @Test
  void oneThatIsInTurnStaysInTurn() {
    IntStream.range(0, 9).forEach(i -> isIn(i, DUE));

    assertThat(isIn(4, DUE)).isTrue();
  }

  @Test
  void oneThatComesToNoEndDoesNotKeepTheOthersForEver() {
    IntStream.range(0, 9).forEach(i -> isIn(i, DUE));
    now = now.plus(Duration.ofMinutes(11));

    assertThat(isIn(7, DUE)).isTrue();
  }

  @Test
  void whoHasNothingToRenewWakesNobody() {
    IntStream.range(0, 9).forEach(i -> isIn(i, DUE));
    assertThat(isIn(20, OVER)).isFalse();

    assertThat(woken).isEmpty();
  }

  private boolean isIn(int tenant, Renewal renewal) {
    return !renewals.of(tenant(tenant), renewal).isEmpty();
  }

  private static Owner tenant(int number) {
    return Owner.ofTenant("tenant-" + number);
  }
}
