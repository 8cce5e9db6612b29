package io.platformtenant.operator.reconcile;

import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.reconcile.TeardownReconciler.Task;
import io.platformtenant.operator.reconcile.parts.AcceptedParts;
import io.platformtenant.operator.status.TenantReport;
import io.platformtenant.operator.telemetry.TenantEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Takes a tenant down. */
public final class TenantTeardown {
  private final TeardownReconciler<PlatformTenant, PlatformTenantStatus> road;
  private final AcceptedParts accepted;
  private final TenantEvents events;
  private final Clock clock;

  public TenantTeardown(
      TeardownReconciler<PlatformTenant, PlatformTenantStatus> road,
      AcceptedParts accepted,
      TenantEvents events,
      Clock clock) {
    this.road = road;
    this.accepted = accepted;
    this.events = events;
    this.clock = clock;
  }

  /** When to look again; empty when nothing is left. */
  Optional<Duration> takeDown(PlatformTenant tenant) {
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
    return new Task<>(
        tenant,
        Owner.ofTenant(tenant.getMetadata().getName()),
        Inventory.listed(tenant),
        Home.of(tenant.lastStatus().homeNamespace()),
        Dependents.NONE,
        before == null ? -1 : before.total(),
        report::deleting);
  }
}
