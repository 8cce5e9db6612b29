package io.platformtenant.operator.plan;

import io.platformtenant.api.v1alpha1.GateState;
import io.platformtenant.operator.health.LastReportedProblems;
import io.platformtenant.operator.health.ObjectHealth;
import io.platformtenant.operator.health.StageHealth;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether new Applications of an environment may appear. Stages that are rendered once for the
 * tenant belong to every environment's gate.
 */
final class Gate {
  private Gate() {}

  /**
   * @param told what was told last: a stage that failed and is tried again holds the gate
   */
  static GateState of(
      String environment,
      Map<ObjectId, PlannedObject> planned,
      Observed observed,
      LastReportedProblems told) {
    boolean ready =
        planned.values().stream()
            .filter(o -> o.id().kind() == ManagedKind.KUSTOMIZATION)
            .filter(o -> o.environment().equals(environment) || o.environment().isEmpty())
            .flatMap(stage -> Stream.concat(Stream.of(stage), source(stage, planned)))
            .allMatch(o -> told.orLastFailure(o.id(), ObjectHealth.of(o, observed)).isReady());
    return ready ? GateState.Open : GateState.Waiting;
  }

  /** A source that is to be another one now has given its stages nothing of that yet. */
  private static Stream<PlannedObject> source(
      PlannedObject stage, Map<ObjectId, PlannedObject> planned) {
    return StageHealth.sourceOf(stage).map(planned::get).stream();
  }
}
