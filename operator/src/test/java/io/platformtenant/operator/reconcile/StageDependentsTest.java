package io.platformtenant.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.watch.Caches;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StageDependentsTest {
  private static final ObjectId STAGE =
      ObjectId.of(ManagedKind.KUSTOMIZATION, "platform-standard", "in-cluster-crds");
  private static final ObjectId NAMESPACE = ObjectId.namespace("platform-standard");

  /** Right after a start, when no kind was read yet. */
  private final Dependents dependents =
      new StageDependents(new Caches(null, owner -> {}), "platform-standard");

  @Test
  void whatWasNotReadIsNotTakenForNobody() {
    assertThat(dependents.areKnownOf(Set.of(STAGE, NAMESPACE))).isFalse();
  }

  @Test
  void nothingButAStageIsWaitedFor() {
    assertThat(dependents.areKnownOf(Set.of(NAMESPACE))).isTrue();
  }
}
