package io.platformtenant.operator.model;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Everything a plan is made from. The same world gives the same plan, in any order, on any day.
 *
 * @param others all other tenants, those of other operators' selectors included
 * @param classes all classes
 * @param operatorNamespace the namespace the operator runs in, which no tenant may name
 * @param bindableRoles ClusterRoles the operator hands out; empty where that is not known
 * @param openGates whether to plan as if bootstrapping were Ready
 * @param enforced whether the engines were seen to enforce the boundary
 */
public record World(
    PlatformTenant tenant,
    ClassChoice choice,
    List<PlatformTenant> others,
    List<PlatformTenantClass> classes,
    String operatorNamespace,
    Set<String> bindableRoles,
    Observed observed,
    boolean openGates,
    Enforced enforced) {

  /** A world in which nothing checks whether the engines enforce the boundary. */
  public World(
      PlatformTenant tenant,
      ClassChoice choice,
      List<PlatformTenant> others,
      List<PlatformTenantClass> classes,
      String operatorNamespace,
      Set<String> bindableRoles,
      Observed observed,
      boolean openGates) {
    this(
        tenant,
        choice,
        others,
        classes,
        operatorNamespace,
        bindableRoles,
        observed,
        openGates,
        Enforced.NOT_CHECKED);
  }

  public World {
    others = Neighbours.of(others, tenant.getMetadata().getName());
    classes = sorted(classes);
  }

  /** Caches list in no order, and what is told must not change with theirs. */
  private static <R extends HasMetadata> List<R> sorted(List<R> resources) {
    return resources.stream().sorted(Comparator.comparing(r -> r.getMetadata().getName())).toList();
  }

  /** The other tenants, with their indexes. */
  public Neighbours neighbours() {
    return (Neighbours) others;
  }

  public String name() {
    return tenant.getMetadata().getName();
  }
}
