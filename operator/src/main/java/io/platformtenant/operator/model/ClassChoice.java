package io.platformtenant.operator.model;

import io.platformtenant.api.v1alpha1.PlatformTenantClass;

/** The class a tenant follows, or why there is none. */
public sealed interface ClassChoice {
  record Found(PlatformTenantClass tenantClass) implements ClassChoice {}

  record Missing(String message) implements ClassChoice {}
}
