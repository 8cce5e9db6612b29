package io.platformtenant.operator.model;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import java.util.List;
import java.util.Set;

/**
 * Everything the plan of a class is made from.
 *
 * @param bindableRoles ClusterRoles the operator binds for the whole cluster; empty where that is
 *     not known
 * @param followers its tenants, where they are read beside it; none where files do not say
 */
public record ClassWorld(
    JudgedClass judged, Set<String> bindableRoles, List<PlatformTenant> followers) {
  public ClassWorld {
    followers = List.copyOf(followers);
  }

  /** A class alone. */
  public ClassWorld(JudgedClass judged, Set<String> bindableRoles) {
    this(judged, bindableRoles, List.of());
  }

  public PlatformTenantClass tenantClass() {
    return judged.tenantClass();
  }

  public String name() {
    return judged.name();
  }
}
