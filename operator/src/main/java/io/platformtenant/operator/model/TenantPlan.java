package io.platformtenant.operator.model;

import io.platformtenant.api.v1alpha1.GateState;
import io.platformtenant.operator.findings.Finding;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * What a tenant should be.
 *
 * @param names where it all goes; null while no sound class was found
 * @param gates whether new Applications of each environment may appear
 */
public record TenantPlan(
    TenantNames names,
    SortedMap<ObjectId, PlannedObject> objects,
    List<Held> held,
    SortedMap<String, GateState> gates,
    List<Finding> findings,
    Enforcement enforcement)
    implements Plan {

  @Override
  public String home() {
    return names.homeNamespace();
  }

  public static TenantPlan refused(TenantNames names, List<Finding> findings) {
    return new TenantPlan(
        names,
        Collections.emptySortedMap(),
        List.of(),
        Collections.emptySortedMap(),
        List.copyOf(findings),
        Enforcement.NOT_REQUIRED);
  }
}
