package io.platformtenant.operator.model;

import io.platformtenant.operator.findings.Finding;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * What a class itself should be: its cluster stages, and what they stand on.
 *
 * @param home where the objects are
 */
public record ClassPlan(
    String className,
    String home,
    SortedMap<ObjectId, PlannedObject> objects,
    List<Finding> findings)
    implements Plan {

  public static ClassPlan refused(String className, String home, List<Finding> findings) {
    return new ClassPlan(className, home, Collections.emptySortedMap(), List.copyOf(findings));
  }

  /** To hand an object over to a class is enough: it has no status that could say more. */
  @Override
  public Adopting adopting() {
    return Adopting.NOTHING;
  }

  @Override
  public List<Held> held() {
    return List.of();
  }
}
