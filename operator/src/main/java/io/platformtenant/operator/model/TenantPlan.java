package io.platformtenant.operator.model;

import io.platformtenant.api.v1alpha1.GateState;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * What a tenant should be.
 *
 * @param names where it all goes; null while no class was found
 * @param gates whether new Applications of each environment may appear
 * @param assurance what is told beside the objects
 */
public record TenantPlan(
    TenantNames names,
    SortedMap<ObjectId, PlannedObject> objects,
    List<Held> held,
    SortedMap<String, GateState> gates,
    List<Finding> findings,
    Assurance assurance)
    implements Plan {

  public static TenantPlan refused(TenantNames names, List<Finding> findings) {
    return new TenantPlan(
        names,
        Collections.emptySortedMap(),
        List.of(),
        Collections.emptySortedMap(),
        List.copyOf(findings),
        Assurance.NONE);
  }
}
