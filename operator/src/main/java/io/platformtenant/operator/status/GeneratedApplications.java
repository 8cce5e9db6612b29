package io.platformtenant.operator.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.health.ArgoHealth;
import io.platformtenant.operator.health.Generated;
import io.platformtenant.operator.health.Health;
import io.platformtenant.operator.health.Health.State;
import io.platformtenant.operator.health.LastReportedProblems;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import io.platformtenant.operator.status.Children.Child;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The Applications that planned sets have made, which no plan knows by name. */
final class GeneratedApplications {
  private GeneratedApplications() {}

  static Stream<Child> in(
      SortedMap<ObjectId, PlannedObject> planned, Observed observed, LastReportedProblems told) {
    return observed
        .ids(id -> id.kind() == ManagedKind.APPLICATION && !planned.containsKey(id))
        .flatMap(
            id -> {
              ObjectNode live = observed.get(id).orElseThrow();
              return Generated.setOf(id, live).map(planned::get).stream()
                  .map(set -> child(id, live, set, told));
            });
  }

  private static Child child(
      ObjectId id, ObjectNode live, PlannedObject set, LastReportedProblems told) {
    Health health = told.orLastFailure(id, ArgoHealth.of(live));
    boolean follows = Generated.follows(live, set.body());
    return new Child(
        id,
        set.environment(),
        new Result.Unchanged(),
        follows || health.isProblem()
            ? health
            : Health.of(State.PROGRESSING, "Progressing", "does not follow its set yet"),
        Optional.of(live),
        Optional.empty());
  }
}
