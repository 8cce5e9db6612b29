package io.platformtenant.operator.cli;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import java.util.List;

/**
 * What was read from files: tenants and classes, each in the order of their names.
 *
 * @param leftOut of files that were not taken, which and why
 */
public record Inputs(
    List<PlatformTenant> tenants, List<PlatformTenantClass> classes, List<String> leftOut) {
  public Inputs(List<PlatformTenant> tenants, List<PlatformTenantClass> classes) {
    this(tenants, classes, List.of());
  }
}
