package io.platformtenant.operator.plan.cluster;

import io.platformtenant.operator.contract.ClusterStages;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.model.ClassPlan;
import io.platformtenant.operator.model.ClassWorld;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.rules.Rulebook;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a class itself becomes; a class without cluster stages becomes nothing. */
public final class ClassPlanner {
  private ClassPlanner() {}

  public static ClassPlan plan(ClassWorld world) {
    var stages = ClusterStages.of(world.tenantClass());
    List<Finding> findings = Rulebook.checkAll(world);
    if (findings.stream().anyMatch(Finding::isError)) {
      return ClassPlan.refused(world.name(), stages.namespace(), findings);
    }
    SortedMap<ObjectId, PlannedObject> objects = new TreeMap<>();
    if (!stages.isEmpty()) {
      Stream.concat(
              ClusterFoundation.of(world.tenantClass(), stages), ClusterBootstrapping.of(stages))
          .forEach(o -> objects.put(o.id(), o));
    }
    return new ClassPlan(world.name(), stages.namespace(), objects, findings);
  }
}
