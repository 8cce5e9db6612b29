package io.platformtenant.operator.contract.overriding;

import io.platformtenant.api.v1alpha1.OverrideApproval;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.api.v1alpha1.PlatformTenantOverrideSpec;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.freezing.Freezing;
import io.platformtenant.operator.lifecycle.override.OverrideTimes;
import io.platformtenant.operator.model.freezing.Opening;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which overrides of a tenant let something through at a time. */
public final class Openings {
  /** How many may be open at once in one tenant: each makes its project larger. */
  public static final int MOST = 8;

  private Openings() {}

  /**
   * Those whose status says that they are open: who opens what is written down before it opens.
   *
   * @param overrides of any tenant
   * @param now none where a plan is for no time in particular: nothing is open then
   */
  public static List<Opening> of(
      ResolvedTenant contract,
      Collection<PlatformTenantOverride> overrides,
      Optional<Instant> now) {
    return now.stream()
        .flatMap(
            time ->
                overrides.stream()
                    .filter(override -> isFor(contract, override))
                    .flatMap(override -> opening(override, time).stream())
                    .filter(opening -> opening.until().isAfter(time)))
        .filter(opening -> isSigned(contract, opening))
        .filter(opening -> contract.environment(opening.environment()).isPresent())
        .sorted(Comparator.comparing(Opening::since).thenComparing(Opening::name))
        .toList();
  }

  /** When it was made and when it ends; as late as one may where it says no time. */
  public static OverrideTimes timesOf(PlatformTenantOverride override, Instant now) {
    Instant made =
        Optional.ofNullable(override.getMetadata().getCreationTimestamp())
            .flatMap(Freezing::time)
            .orElse(now);
    return new OverrideTimes(
        made,
        Optional.ofNullable(override.getSpec())
            .map(PlatformTenantOverrideSpec::until)
            .flatMap(Freezing::time)
            .orElseGet(() -> made.plus(OverrideTimes.LONGEST)));
  }

  /** Whether somebody has to sign an override of a tenant before it opens anything. */
  public static boolean isSignedBefore(ResolvedTenant contract) {
    return contract.defaults().overrideApproval() == OverrideApproval.Before;
  }

  private static boolean isSigned(ResolvedTenant contract, Opening opening) {
    return opening.approvedBy().isPresent() || !isSignedBefore(contract);
  }

  private static boolean isFor(ResolvedTenant contract, PlatformTenantOverride override) {
    return override.unread().isEmpty()
        && !override.isMarkedForDeletion()
        && override.getSpec().tenant().equals(contract.tenant());
  }

  private static Optional<Opening> opening(PlatformTenantOverride override, Instant now) {
    PlatformTenantOverrideSpec spec = override.getSpec();
    return Optional.ofNullable(override.lastStatus().openedAt())
        .flatMap(Freezing::time)
        .map(
            since ->
                new Opening(
                    override.getMetadata().getName(),
                    spec.environment(),
                    spec.applications(),
                    spec.stages(),
                    since,
                    timesOf(override, now).end(),
                    spec.requestedBy(),
                    Optional.ofNullable(spec.approvedBy()),
                    spec.reason(),
                    Optional.ofNullable(spec.ticket()).orElse("")));
  }
}
