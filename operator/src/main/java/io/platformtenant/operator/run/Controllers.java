package io.platformtenant.operator.run;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.apply.OverrideRemover;
import io.platformtenant.operator.metrics.Measures;
import io.platformtenant.operator.reconcile.Backoff;
import io.platformtenant.operator.reconcile.ClassController;
import io.platformtenant.operator.reconcile.ClassReconciler;
import io.platformtenant.operator.reconcile.ClassTeardown;
import io.platformtenant.operator.reconcile.ClassWorlds;
import io.platformtenant.operator.reconcile.EnforcementCheck;
import io.platformtenant.operator.reconcile.FollowerCheck;
import io.platformtenant.operator.reconcile.JudgedClasses;
import io.platformtenant.operator.reconcile.LookTime;
import io.platformtenant.operator.reconcile.OperatorSettings;
import io.platformtenant.operator.reconcile.PlanExecutor;
import io.platformtenant.operator.reconcile.Standstill;
import io.platformtenant.operator.reconcile.TeardownReconciler;
import io.platformtenant.operator.reconcile.Teller;
import io.platformtenant.operator.reconcile.TenantController;
import io.platformtenant.operator.reconcile.TenantReconciler;
import io.platformtenant.operator.reconcile.TenantTeardown;
import io.platformtenant.operator.reconcile.TenantWorlds;
import io.platformtenant.operator.reconcile.Upkeep;
import io.platformtenant.operator.reconcile.overriding.OverriddenTenants;
import io.platformtenant.operator.reconcile.overriding.OverrideController;
import io.platformtenant.operator.reconcile.overriding.OverrideReconciler;
import io.platformtenant.operator.reconcile.overriding.OverrideTeller;
import io.platformtenant.operator.reconcile.parts.AcceptedParts;
import io.platformtenant.operator.reconcile.people.LostRights;
import io.platformtenant.operator.status.StatusWriter;
import io.platformtenant.operator.telemetry.OverrideEvents;
import io.platformtenant.operator.telemetry.TenantEvents;
import io.platformtenant.operator.watch.DefinitionLabels;
import io.platformtenant.operator.watch.Registry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/** The controllers of our own kinds, wired. */
final class Controllers {
  private final OperatorSettings settings;
  private final WakeUps wakeUps;
  private final Registry registry;
  private final JudgedClasses classes;
  private final PlanExecutor executor;
  private final AcceptedParts accepted;
  private final StatusWriter statuses;
  private final TenantEvents events;
  private final Measures measures;
  private final BooleanSupplier allRead;
  private final Clock clock;

  Controllers(
      OperatorSettings settings,
      WakeUps wakeUps,
      DefinitionLabels kinds,
      PlanExecutor executor,
      AcceptedParts accepted,
      StatusWriter statuses,
      TenantEvents events,
      Measures measures,
      BooleanSupplier allRead,
      Clock clock) {
    this.settings = settings;
    this.wakeUps = wakeUps;
    this.registry = wakeUps.registry();
    this.classes = JudgedClasses.of(registry, kinds);
    this.executor = executor;
    this.accepted = accepted;
    this.statuses = statuses;
    this.events = events;
    this.measures = measures;
    this.allRead = allRead;
    this.clock = clock;
  }

  TenantController tenants(EnforcementCheck enforcement) {
    var teller = Teller.ofTenants(statuses, events, measures.contracts());
    var backoff = backoff();
    var worlds = new TenantWorlds(settings, registry, classes, enforcement);
    var upkeep = new Upkeep<>(executor, teller, backoff, measures);
    var road = new TeardownReconciler<>(executor, teller, backoff());
    var holding =
        new TenantTeardown.Holding(
            registry::tenants, settings.paces().deletion(), settings.resync(), teller);
    var rights = new LostRights(registry::classes, settings.subjects(), executor);
    var standstill =
        new Standstill(upkeep, executor.writers().suspender(), rights, backoff, measures, clock);
    return new TenantController(
        new TenantReconciler(
            worlds, upkeep, accepted, rights, standstill, backoff, measures, clock),
        new TenantTeardown(road, holding, rights, accepted, events, clock),
        teller,
        new LookTime<PlatformTenant>(
            t -> settings.tenantSelector().selects(t.getMetadata().getLabels()),
            allRead,
            statuses::isBehind),
        wakeUps.ofTenants(),
        clock);
  }

  ClassController classes() {
    var teller = Teller.ofClasses(statuses, events);
    var backoff = backoff();
    var followers = FollowerCheck.of(registry, classes);
    var worlds = new ClassWorlds(settings, classes, followers, executor.caches());
    var upkeep = new Upkeep<>(executor, teller, backoff, measures);
    var road = new TeardownReconciler<>(executor, teller, backoff);
    return new ClassController(
        new ClassReconciler(worlds, upkeep, backoff, clock),
        new ClassTeardown(road, executor.caches(), clock),
        teller,
        new LookTime<PlatformTenantClass>(c -> true, allRead, statuses::isBehind),
        wakeUps.ofClasses(),
        clock);
  }

  OverrideController overrides(OverrideEvents told, OverrideRemover remover) {
    var teller = new OverrideTeller(statuses, told);
    var tenants = new OverriddenTenants(registry, classes::all);
    return new OverrideController(
        new OverrideReconciler(tenants::of, teller, remover::remove, settings.resync(), clock),
        teller,
        new LookTime<PlatformTenantOverride>(this::isOurs, allRead, statuses::isBehind),
        wakeUps.ofOverrides(),
        clock);
  }

  /** Whoever keeps the tenant; of one that is not there, whoever keeps the classes. */
  private boolean isOurs(PlatformTenantOverride override) {
    return Registry.tenantOf(override)
        .flatMap(registry::tenant)
        .map(tenant -> settings.tenantSelector().selects(tenant.getMetadata().getLabels()))
        .orElse(settings.reconcileClasses());
  }

  private Backoff backoff() {
    return new Backoff(settings, new SecureRandom(), clock);
  }
}
