package io.platformtenant.operator.reconcile;

import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassStatus;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.model.ClassPlan;
import io.platformtenant.operator.model.ClassWorld;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.plan.cluster.ClassPlanner;
import io.platformtenant.operator.status.ClassReport;
import io.platformtenant.operator.status.Followers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Keeps the cluster stages of a class true: look, plan, act, tell. */
public final class ClassReconciler {
  private final ClassWorlds worlds;
  private final Upkeep<PlatformTenantClass, PlatformTenantClassStatus> upkeep;
  private final Backoff backoff;
  private final Clock clock;

  public ClassReconciler(
      ClassWorlds worlds,
      Upkeep<PlatformTenantClass, PlatformTenantClassStatus> upkeep,
      Backoff backoff,
      Clock clock) {
    this.worlds = worlds;
    this.upkeep = upkeep;
    this.backoff = backoff;
    this.clock = clock;
  }

  /** When to look again, if nothing happens before. */
  Duration reconcile(PlatformTenantClass tenantClass) {
    ClassWorld world = worlds.around(tenantClass);
    Followers followers = worlds.followersOf(world.judged());
    ClassPlan plan = ClassPlanner.plan(world);
    return plan.isRefused()
        ? refuse(tenantClass, plan, followers)
        : carryOut(tenantClass, plan, followers);
  }

  /** A class in use is not taken down. */
  boolean isFollowed(PlatformTenantClass tenantClass) {
    return worlds.isFollowed(tenantClass);
  }

  private Duration refuse(PlatformTenantClass tenantClass, ClassPlan plan, Followers followers) {
    return upkeep.tell(
        tenantClass,
        report(tenantClass).refused(plan, followers),
        () -> backoff.quiet(plan.className()));
  }

  private Duration carryOut(PlatformTenantClass tenantClass, ClassPlan plan, Followers followers) {
    Owner owner = Owner.ofClass(plan.className());
    return upkeep.carryOut(
        new Upkeep.Task<>(
            upkeep.look(tenantClass, owner, Inventory.listed(tenantClass)),
            plan,
            List.of(tenantClass),
            worlds.dependents(plan.home()),
            (one, done) -> report(one).carriedOut(plan, followers, done)));
  }

  private ClassReport report(PlatformTenantClass tenantClass) {
    return ClassReport.about(tenantClass, clock.instant());
  }
}
