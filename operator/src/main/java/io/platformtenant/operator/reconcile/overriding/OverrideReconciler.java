package io.platformtenant.operator.reconcile.overriding;

import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.contract.overriding.OverrideJudgement;
import io.platformtenant.operator.contract.overriding.TenantThen;
import io.platformtenant.operator.rules.Rulebook;
import io.platformtenant.operator.status.OverrideReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Judges an override and tells; the tenant carries out what is told. */
public final class OverrideReconciler {
  /** The smallest time between two looks; the clock of a look may be a moment early. */
  private static final Duration SOON = Duration.ofMillis(100);

  private final BiFunction<PlatformTenantOverride, Instant, TenantThen> tenants;
  private final OverrideTeller teller;
  private final Predicate<PlatformTenantOverride> remove;
  private final Duration resync;
  private final Clock clock;

  /**
   * @param tenants the tenant of an override at a time
   * @param remove deletes one; whether it is gone
   * @param resync when to look again where nothing happens
   */
  public OverrideReconciler(
      BiFunction<PlatformTenantOverride, Instant, TenantThen> tenants,
      OverrideTeller teller,
      Predicate<PlatformTenantOverride> remove,
      Duration resync,
      Clock clock) {
    this.tenants = tenants;
    this.teller = teller;
    this.remove = remove;
    this.resync = resync;
    this.clock = clock;
  }

  /** When to look again, if nothing happens before; never where it is gone. */
  Optional<Duration> reconcile(PlatformTenantOverride override) {
    Instant now = clock.instant();
    if (override.isMarkedForDeletion()) {
      return Optional.empty();
    }
    if (OverrideJudgement.isToGo(override, now) && remove.test(override)) {
      teller.forget(override);
      return Optional.empty();
    }
    TenantThen tenant = tenants.apply(override, now);
    OverrideJudgement judgement =
        OverrideJudgement.of(override, Rulebook.found(override, tenant.contract()), tenant, now);
    boolean told = teller.tell(override, OverrideReport.about(override, now).of(judgement));
    return Optional.of(
        told && !OverrideJudgement.goesOnceTold(override, now) ? next(judgement, now) : SOON);
  }

  private Duration next(OverrideJudgement judgement, Instant now) {
    return judgement
        .next()
        .map(edge -> Duration.between(now, edge))
        .map(left -> left.compareTo(SOON) < 0 ? SOON : left)
        .filter(left -> left.compareTo(resync) < 0)
        .orElse(resync);
  }
}
