package io.platformtenant.operator.plan;

import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.bootstrap.FrozenSources;
import io.platformtenant.operator.rules.PlanRules;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Above these a tenant is several tenants; both engines and the API server would suffer. */
final class Sizes {
  private static final int MAX_OBJECTS = 1_500;

  /** The API server takes up to 1.5 MiB; Argo CD adds to the object, and so does every manager. */
  private static final int MAX_PROJECT = 1_000_000;

  private Sizes() {}

  static Stream<Finding> findings(SortedMap<ObjectId, PlannedObject> all) {
    return Stream.concat(tooMany(all), tooBig(all));
  }

  /** What comes and goes with a freeze refuses nobody. */
  private static Stream<Finding> tooMany(SortedMap<ObjectId, PlannedObject> all) {
    long size = all.keySet().stream().filter(id -> !FrozenSources.isApart(id)).count();
    return size <= MAX_OBJECTS
        ? Stream.empty()
        : Stream.of(
            PlanRules.TOO_MANY_OBJECTS.finding(
                FieldPath.of("spec"),
                "the tenant would become "
                    + size
                    + " objects, at most "
                    + MAX_OBJECTS
                    + " are allowed; split it into several tenants"));
  }

  /** The project names every Application in the policies of every role. */
  private static Stream<Finding> tooBig(SortedMap<ObjectId, PlannedObject> all) {
    return all.values().stream()
        .filter(o -> o.id().kind() == ManagedKind.APP_PROJECT)
        .map(o -> o.body().toString().length())
        .filter(length -> length > MAX_PROJECT)
        .map(
            length ->
                PlanRules.PROJECT_TOO_BIG.finding(
                    FieldPath.of("spec", "delivery", "applications"),
                    "the AppProject would be "
                        + length
                        + " bytes long, at most "
                        + MAX_PROJECT
                        + " are allowed; split the tenant into several"));
  }
}
