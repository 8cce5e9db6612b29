package io.platformtenant.operator.reconcile;

import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.contract.EffectiveDeletion;
import io.platformtenant.operator.contract.Placement;
import io.platformtenant.operator.lifecycle.DeletionHold;
import io.platformtenant.operator.lifecycle.DeletionPace;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.reconcile.TeardownReconciler.Force;
import io.platformtenant.operator.reconcile.TeardownReconciler.Task;
import io.platformtenant.operator.reconcile.parts.AcceptedParts;
import io.platformtenant.operator.reconcile.people.LostRights;
import io.platformtenant.operator.status.TeardownReport;
import io.platformtenant.operator.status.TenantReport;
import io.platformtenant.operator.telemetry.TenantEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes a tenant down. */
public final class TenantTeardown {
  /** How soon rights are taken again that could not be. */
  private static final Duration RIGHTS_AGAIN = Duration.ofSeconds(10);

  private final TeardownReconciler<PlatformTenant, PlatformTenantStatus> road;
  private final Holding holding;
  private final LostRights lostRights;
  private final AcceptedParts accepted;
  private final TenantEvents events;
  private final Clock clock;

  public TenantTeardown(
      TeardownReconciler<PlatformTenant, PlatformTenantStatus> road,
      Holding holding,
      LostRights lostRights,
      AcceptedParts accepted,
      TenantEvents events,
      Clock clock) {
    this.road = road;
    this.holding = holding;
    this.lostRights = lostRights;
    this.accepted = accepted;
    this.events = events;
    this.clock = clock;
  }

  /** When to look again; empty when nothing is left. */
  Optional<Duration> takeDown(PlatformTenant tenant) {
    boolean troubled = lostRights.takeFrom(tenant).isPresent();
    return step(tenant)
        .map(next -> troubled && next.compareTo(RIGHTS_AGAIN) > 0 ? RIGHTS_AGAIN : next);
  }

  private Optional<Duration> step(PlatformTenant tenant) {
    return road.hold(
            tenant,
            Owner.ofTenant(tenant.getMetadata().getName()),
            () -> TenantReport.about(tenant, clock.instant()).removalsHeld())
        .or(() -> unlessHeld(tenant));
  }

  private Optional<Duration> unlessHeld(PlatformTenant tenant) {
    return switch (holding.of(tenant, clock.instant())) {
      case DeletionHold.None() -> go(tenant);
      case DeletionHold.Settling(Duration left) -> Optional.of(left);
      case DeletionHold.Held hold -> Optional.of(holding.tell(tenant, hold, clock.instant()));
      case DeletionHold.Withdrawn() -> letGo(tenant);
    };
  }

  /** Decided on what is there now: an annotation that was taken back lets nobody go. */
  private Optional<Duration> letGo(PlatformTenant tenant) {
    if (!holding.teller().isCurrent(tenant)) {
      return Optional.of(Backoff.AT_ONCE);
    }
    events.letGo(tenant);
    return Optional.empty();
  }

  private Optional<Duration> go(PlatformTenant tenant) {
    Optional<Duration> next = road.takeDown(task(tenant));
    if (next.isEmpty()) {
      accepted.forget(tenant);
      events.tookDown(tenant);
    }
    return next;
  }

  private Task<PlatformTenant, PlatformTenantStatus> task(PlatformTenant tenant) {
    var report = TenantReport.about(tenant, clock.instant());
    Deletion before = tenant.lastStatus().deletion();
    var deletion = EffectiveDeletion.ofDeleted(tenant, lostRights.classes().get());
    return new Task<>(
        tenant,
        Owner.ofTenant(tenant.getMetadata().getName()),
        Inventory.listed(tenant),
        all -> new Home(Placement.of(tenant, all).home()),
        deletion,
        Dependents.NONE,
        before == null ? -1 : before.total(),
        new Force(TeardownReport.forced(tenant), went -> events.forced(tenant, went)),
        (teardown, left) -> report.deleting(deletion.asStatus(), teardown, left));
  }

  /**
   * What keeps a deleted tenant from its first step.
   *
   * @param tenants all there are
   * @param resync how often one that is held is looked at again; its approval wakes it at once
   */
  public record Holding(
      Supplier<List<PlatformTenant>> tenants,
      DeletionPace pace,
      Duration resync,
      Teller<PlatformTenant, PlatformTenantStatus> teller) {
    DeletionHold of(PlatformTenant tenant, Instant now) {
      return DeletionHold.of(tenant, tenants.get(), pace, now);
    }

    /** When to look again. */
    Duration tell(PlatformTenant tenant, DeletionHold.Held held, Instant now) {
      var status = TenantReport.about(tenant, now).held(held);
      return teller.tell(tenant, status).isPresent() ? resync : Backoff.AT_ONCE;
    }
  }
}
