package io.platformtenant.operator.model;

import io.platformtenant.api.GateState;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a tenant should be. With findings there are no objects: what is there keeps standing as it
 * is, nothing is half-applied.
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
    Assurance assurance) {

  public static TenantPlan refused(TenantNames names, List<Finding> findings) {
    return new TenantPlan(
        names,
        Collections.emptySortedMap(),
        List.of(),
        Collections.emptySortedMap(),
        List.copyOf(findings),
        Assurance.NONE);
  }

  public boolean isRefused() {
    return !findings.isEmpty();
  }

  /** Everything the plan wants, whether it may appear already or not. */
  public SortedSet<ObjectId> wanted() {
    var wanted = new TreeSet<>(objects.keySet());
    held.forEach(h -> wanted.add(h.object().id()));
    return wanted;
  }
}
