package io.platformtenant.operator.model;

import io.platformtenant.api.v1alpha1.EffectiveDeletionPolicy;
import io.platformtenant.api.v1alpha1.GateState;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.model.freezing.Frozen;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a tenant should be.
 *
 * @param names where it all goes; null while no sound class was found
 * @param gates whether new Applications of each environment may appear
 * @param heldBack what of the tenant is not in this plan as it is written
 * @param deletionProtected whether it can only be deleted after that was approved; false, and not
 *     known, where it is refused
 * @param deletion what goes with it then, and what is left; null where it is refused
 * @param adopting what becomes of objects that are there already and are not its own
 * @param frozen what of it takes in nothing new
 */
public record TenantPlan(
    TenantNames names,
    SortedMap<ObjectId, PlannedObject> objects,
    List<Held> held,
    SortedMap<String, GateState> gates,
    List<Finding> findings,
    Enforcement enforcement,
    HeldBack heldBack,
    boolean deletionProtected,
    EffectiveDeletionPolicy deletion,
    Adopting adopting,
    Frozen frozen)
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
        Enforcement.NOT_REQUIRED,
        HeldBack.NOTHING,
        false,
        null,
        Adopting.NOTHING,
        Frozen.NOTHING);
  }

  /** The same, made while something of the tenant is held back. */
  public TenantPlan without(HeldBack back) {
    return new TenantPlan(
        names,
        objects,
        held,
        gates,
        findings,
        enforcement,
        back,
        deletionProtected,
        deletion,
        adopting,
        frozen);
  }

  /** The same, with another form of one of its objects. */
  public TenantPlan with(PlannedObject object) {
    SortedMap<ObjectId, PlannedObject> all = new TreeMap<>(objects);
    all.put(object.id(), object);
    return new TenantPlan(
        names,
        all,
        held,
        gates,
        findings,
        enforcement,
        heldBack,
        deletionProtected,
        deletion,
        adopting,
        frozen);
  }

  /**
   * What of a tenant is not carried out as it is written, although the rest is.
   *
   * @param what for people
   * @param findings everything that the rulebook says of the tenant as it is written
   */
  public record HeldBack(List<String> what, List<Finding> findings) {
    public static final HeldBack NOTHING = new HeldBack(List.of(), List.of());

    public HeldBack {
      what = List.copyOf(what);
      findings = List.copyOf(findings);
    }

    public boolean isNothing() {
      return what.isEmpty();
    }

    /** Why. */
    public List<Finding> errors() {
      return findings.stream().filter(Finding::isError).toList();
    }
  }
}
