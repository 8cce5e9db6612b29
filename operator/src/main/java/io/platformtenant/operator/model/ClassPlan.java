package io.platformtenant.operator.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * What a class itself should be: its cluster stages, and what they stand on.
 *
 * @param namespace where the objects are
 */
public record ClassPlan(
    String className,
    String namespace,
    SortedMap<ObjectId, PlannedObject> objects,
    List<Finding> findings)
    implements Plan {

  public static ClassPlan refused(String className, String namespace, List<Finding> findings) {
    return new ClassPlan(className, namespace, Collections.emptySortedMap(), List.copyOf(findings));
  }

  @Override
  public List<Held> held() {
    return List.of();
  }
}
