package io.platformtenant.operator.reconcile;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.operator.apply.LiveObjects;
import io.platformtenant.operator.apply.Revoker;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.contract.Classes;
import io.platformtenant.operator.contract.Revocation;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.Reason;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.Tenants;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.reconcile.PlanExecutor.Placed;
import io.platformtenant.operator.status.CarriedOut;
import io.platformtenant.operator.status.StatusWriter;
import io.platformtenant.operator.status.TenantReport;
import io.platformtenant.operator.telemetry.TenantEvents;
import io.platformtenant.operator.watch.Caches;
import io.platformtenant.operator.watch.Registry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Keeps a tenant true: look, plan, act, tell. */
public final class TenantReconciler {
  private static final Duration AT_ONCE = Duration.ofMillis(50);
  private static final Duration CONFLICT_LOOK = Duration.ofSeconds(30);

  private final OperatorSettings settings;
  private final Registry registry;
  private final JudgedClasses classes;
  private final EnforcementCheck enforcement;
  private final Caches caches;
  private final PlanExecutor executor;
  private final Revoker revoker;
  private final LiveObjects live;
  private final StatusWriter statuses;
  private final TenantEvents events;
  private final Clock clock;
  private final Backoff backoff;

  public TenantReconciler(
      OperatorSettings settings,
      Registry registry,
      JudgedClasses classes,
      EnforcementCheck enforcement,
      Caches caches,
      ClusterWriters writers,
      StatusWriter statuses,
      TenantEvents events,
      Clock clock,
      RandomGenerator random) {
    this.settings = settings;
    this.registry = registry;
    this.classes = classes;
    this.enforcement = enforcement;
    this.caches = caches;
    this.executor = new PlanExecutor(writers, caches);
    this.revoker = writers.revoker();
    this.live = writers.live();
    this.statuses = statuses;
    this.events = events;
    this.clock = clock;
    this.backoff = new Backoff(settings.maxBackoff(), random);
  }

  /** When to look again, if nothing happens before. */
  Duration reconcile(PlatformTenant tenant) {
    TenantPlan plan = Planner.plan(look(tenant));
    if (plan.isRefused()) {
      return refuse(tenant, plan);
    }
    return isRecorded(tenant, plan)
        ? carryOut(tenant, plan)
        : record(tenant, plan).map(t -> carryOut(t, plan)).orElse(AT_ONCE);
  }

  private World look(PlatformTenant tenant) {
    String name = tenant.getMetadata().getName();
    List<JudgedClass> judged = classes.all();
    Observed seen = caches.observe(Owner.ofTenant(name));
    return World.of(
            tenant,
            Classes.choose(tenant, judged),
            Tenants.of(registry.tenants()),
            judged.stream().map(JudgedClass::tenantClass).toList(),
            settings.namespace())
        .withBindableRoles(settings.bindableRoles())
        .withEnforced(enforcement.check(tenant))
        .withObserved(
            seen.with(
                live.unmarked(
                    Owner.ofTenant(name),
                    Inventory.lostApplications(Inventory.listed(tenant), seen))));
  }

  /** Everything stays as it is, but for the rights of groups that left. */
  private Duration refuse(PlatformTenant tenant, TenantPlan plan) {
    String name = tenant.getMetadata().getName();
    Optional<String> trouble =
        revoker.revoke(
            Owner.ofTenant(name), Revocation.of(tenant), caches.observe(Owner.ofTenant(name)));
    var status = TenantReport.about(tenant, clock.instant()).refused(plan, trouble);
    return tell(tenant, status).map(t -> next(name, plan, trouble.isPresent())).orElse(AT_ONCE);
  }

  private Duration next(String name, TenantPlan refused, boolean troubled) {
    if (troubled) {
      return backoff.next(name);
    }
    backoff.reset(name);
    boolean conflict = refused.errors().stream().anyMatch(f -> f.reason() == Reason.NameConflict);
    return conflict ? CONFLICT_LOOK : backoff.about(settings.resync());
  }

  /** Off-boarding finds the home namespace by the status, so it is there before anything else. */
  private static boolean isRecorded(PlatformTenant tenant, TenantPlan plan) {
    return plan.names().homeNamespace().equals(tenant.lastStatus().homeNamespace());
  }

  private Optional<PlatformTenant> record(PlatformTenant tenant, TenantPlan plan) {
    return statuses.write(
        tenant, TenantReport.about(tenant, clock.instant()).starting(plan), PlatformTenant::new);
  }

  private Duration carryOut(PlatformTenant tenant, TenantPlan plan) {
    String name = tenant.getMetadata().getName();
    Set<ObjectId> listed = Inventory.listed(tenant);
    Placed placed = executor.apply(Owner.ofTenant(name), plan, listed);
    events.tell(tenant, placed.applied());

    Optional<PlatformTenant> written = listBeforePruning(tenant, plan, placed, listed);
    if (written.isEmpty()) {
      return AT_ONCE;
    }
    Outcome outcome = executor.prune(placed, Home.of(plan.names().homeNamespace()), Map.of());
    Observed last = caches.observe(Owner.ofTenant(name));
    var status =
        TenantReport.about(written.get(), clock.instant())
            .carriedOut(
                plan, new CarriedOut(outcome, last, Inventory.after(listed, last, outcome)));
    return tell(written.get(), status)
        .map(t -> backoff.after(name, outcome, settings.resync()))
        .orElse(AT_ONCE);
  }

  /** A tenant killed half-way through a removal still knows all that it made. */
  private Optional<PlatformTenant> listBeforePruning(
      PlatformTenant tenant, TenantPlan plan, Placed placed, Set<ObjectId> listed) {
    if (!placed.mustBeListed(listed)) {
      return Optional.of(tenant);
    }
    var status =
        TenantReport.about(tenant, clock.instant())
            .carriedOut(
                plan,
                new CarriedOut(
                    placed.beforePruning(),
                    caches.observe(Owner.ofTenant(tenant.getMetadata().getName())),
                    placed.inventory(listed)));
    return tell(tenant, status);
  }

  private Optional<PlatformTenant> tell(PlatformTenant tenant, PlatformTenantStatus status) {
    Optional<PlatformTenant> written = statuses.write(tenant, status, PlatformTenant::new);
    written.ifPresent(t -> events.tell(tenant, status));
    return written;
  }
}
