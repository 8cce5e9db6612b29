package io.platformtenant.operator.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.GateState;
import io.platformtenant.operator.model.AppliedHash;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.observe.FluxHealth;
import io.platformtenant.operator.observe.Health;
import java.util.Collection;

/**
 * Whether new Applications of an environment may appear. Stages that are rendered once for the
 * tenant belong to every environment's gate.
 */
final class Gate {
  private Gate() {}

  static GateState of(String environment, Collection<PlannedObject> planned, Observed observed) {
    boolean ready =
        planned.stream()
            .filter(o -> o.id().kind() == ManagedKind.KUSTOMIZATION)
            .filter(o -> o.environment().equals(environment) || o.environment().isEmpty())
            .allMatch(o -> observed.get(o.id()).filter(seen -> isReady(o, seen)).isPresent());
    return ready ? GateState.Open : GateState.Waiting;
  }

  /** A stage that is Ready for what it was before is not Ready for what is planned now. */
  private static boolean isReady(PlannedObject planned, ObjectNode seen) {
    return AppliedHash.readFrom(seen).equals(planned.hash())
        && FluxHealth.of(seen).state() == Health.State.READY;
  }
}
