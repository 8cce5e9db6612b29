package io.platformtenant.operator.contract.overriding;

import io.platformtenant.api.v1alpha1.OverrideApproval;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.freezing.Freezing;
import io.platformtenant.operator.findings.Reason;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The tenant of an override at a time.
 *
 * @param contract none where it, or a class that it follows, is not there
 * @param whyShut why nothing of it can be opened
 * @param open how many overrides of it are open
 */
public record TenantThen(
    Optional<ResolvedTenant> contract, Optional<Shut> whyShut, Freezing freezing, int open) {
  private static final Freezing NO_FREEZE = new Freezing(Optional.empty(), List.of(), List.of());

  /** One that is not there, or can not be read under a class. */
  public static TenantThen missing(Reason reason, String message) {
    return new TenantThen(Optional.empty(), Optional.of(new Shut(reason, message)), NO_FREEZE, 0);
  }

  public static TenantThen of(
      PlatformTenant tenant,
      ResolvedTenant contract,
      Collection<PlatformTenantOverride> overrides,
      Instant now) {
    return new TenantThen(
        Optional.of(contract),
        whyShut(tenant),
        Freezing.of(contract, Optional.of(now)),
        Openings.of(contract, overrides, Optional.of(now)).size());
  }

  private static Optional<Shut> whyShut(PlatformTenant tenant) {
    String name = tenant.getMetadata().getName();
    if (tenant.isMarkedForDeletion()) {
      return Optional.of(
          new Shut(Reason.Deleting, "Tenant \"" + name + "\" is deleted, and nothing of it opens"));
    }
    return Boolean.TRUE.equals(tenant.getSpec().suspend())
        ? Optional.of(
            new Shut(Reason.Suspended, "Tenant \"" + name + "\" is suspended and stands still"))
        : Optional.empty();
  }

  Optional<OverrideApproval> approval() {
    return contract.map(tenant -> tenant.defaults().overrideApproval());
  }

  /**
   * @param message for people
   */
  public record Shut(Reason reason, String message) {}
}
