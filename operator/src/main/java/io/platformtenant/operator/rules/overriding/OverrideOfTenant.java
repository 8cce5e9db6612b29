package io.platformtenant.operator.rules.overriding;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.api.v1alpha1.PlatformTenantOverrideSpec;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.freezing.Freezing;
import io.platformtenant.operator.contract.overriding.Openings;
import io.platformtenant.operator.lifecycle.override.OverrideTimes;
import io.platformtenant.operator.rules.At;
import java.util.Optional;

/**
 * An override, and the tenant it is for.
 *
 * @param contract none where the tenant, or a class it follows, is not there
 */
public record OverrideOfTenant(PlatformTenantOverride override, Optional<ResolvedTenant> contract) {
  At<PlatformTenantOverrideSpec> spec() {
    return At.spec(override.getSpec());
  }

  /** Files do not say when one was made. */
  Optional<OverrideTimes> times() {
    return Optional.ofNullable(override.getMetadata().getCreationTimestamp())
        .flatMap(Freezing::time)
        .map(made -> Openings.timesOf(override, made));
  }

  /** Where it is for, if that is there. */
  Optional<Environment> environment() {
    return contract.flatMap(tenant -> tenant.environment(override.getSpec().environment()));
  }
}
