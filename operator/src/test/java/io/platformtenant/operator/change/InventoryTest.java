package io.platformtenant.operator.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.Result;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class InventoryTest {
  private static final ObjectId ACCOUNT =
      ObjectId.of(ManagedKind.SERVICE_ACCOUNT, "tenant-payments", "argocd-deployer-prod");
  private static final ObjectId STAGE =
      ObjectId.of(ManagedKind.KUSTOMIZATION, "tenant-payments", "prod-addons");

  @Test
  void anObjectThatJustLostItsMarkStaysListed() {
    assertThat(after(Set.of(ACCOUNT), unchanged(ACCOUNT))).containsExactly(ACCOUNT);
  }

  @Test
  void anObjectThatLostItsMarkBeforeItWasEverListedIsListed() {
    assertThat(after(Set.of(), unchanged(ACCOUNT))).containsExactly(ACCOUNT);
  }

  @Test
  void anObjectThatCannotBePutRightStaysListed() {
    var refused = outcome(ACCOUNT, new Result.Blocked(ObjectId.namespace("tenant-payments")));

    assertThat(after(Set.of(ACCOUNT), refused)).containsExactly(ACCOUNT);
  }

  @Test
  void whatWasNeverMadeIsNotListed() {
    var blocked = outcome(ACCOUNT, new Result.Blocked(ObjectId.namespace("tenant-payments")));

    assertThat(after(Set.of(), blocked)).isEmpty();
  }

  @Test
  void whatLeftThePlanAndIsGoneIsNotListed() {
    assertThat(after(Set.of(ACCOUNT), Outcome.NOTHING)).isEmpty();
  }

  @Test
  void whatIsNotGoneYetStaysListed() {
    var leaving = Outcome.NOTHING.withLeaving(new TreeSet<>(Set.of(ACCOUNT)));

    assertThat(after(Set.of(ACCOUNT), leaving)).containsExactly(ACCOUNT);
  }

  @Test
  void whatCannotBeSeenStaysListed() {
    var blind = new Observed(Collections.emptySortedMap(), Set.of(ManagedKind.KUSTOMIZATION));

    assertThat(Inventory.after(Set.of(STAGE, ACCOUNT), blind, Outcome.NOTHING))
        .containsExactly(STAGE);
  }

  @Test
  void whatIsInAClusterNobodyLooksAtStaysListed() {
    var elsewhere = new ObjectId(new ClusterName("eu-1"), STAGE.kind(), "tenant-payments", "a");

    assertThat(after(Set.of(elsewhere, ACCOUNT), Outcome.NOTHING)).containsExactly(elsewhere);
    assertThat(Inventory.lost(Set.of(elsewhere, ACCOUNT), Set.of(), Observed.NOTHING))
        .containsExactly(ACCOUNT);
  }

  private static Set<ObjectId> after(Set<ObjectId> listed, Outcome outcome) {
    return Inventory.after(listed, Observed.NOTHING, outcome);
  }

  private static Outcome unchanged(ObjectId id) {
    return outcome(id, new Result.Unchanged());
  }

  private static Outcome outcome(ObjectId id, Result result) {
    return Outcome.of(new TreeMap<>(Map.of(id, result)));
  }
}
