package io.platformtenant.operator.model;

import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import java.util.Set;

/**
 * Everything the plan of a class is made from.
 *
 * @param bindableRoles ClusterRoles the operator binds for the whole cluster; empty where that is
 *     not known
 */
public record ClassWorld(JudgedClass judged, Set<String> bindableRoles) {
  public PlatformTenantClass tenantClass() {
    return judged.tenantClass();
  }

  public String name() {
    return judged.name();
  }
}
