package io.platformtenant.operator.reconcile;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.model.Enforced;

/**
 * Looks whether the engines enforce the boundary of a tenant. It is asked at every look at the
 * tenant, so it answers from what it knows and does not wait.
 */
public interface EnforcementCheck {
  /** Knows nothing. */
  EnforcementCheck NONE = tenant -> Enforced.NOT_CHECKED;

  Enforced check(PlatformTenant tenant);
}
