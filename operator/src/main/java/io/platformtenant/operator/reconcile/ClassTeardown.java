package io.platformtenant.operator.reconcile;

import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassStatus;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.contract.ClusterStages;
import io.platformtenant.operator.contract.EffectiveDeletion;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.reconcile.TeardownReconciler.Force;
import io.platformtenant.operator.reconcile.TeardownReconciler.Task;
import io.platformtenant.operator.status.ClassReport;
import io.platformtenant.operator.watch.Caches;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;

/** Takes down what a class made. */
public final class ClassTeardown {
  private final TeardownReconciler<PlatformTenantClass, PlatformTenantClassStatus> road;
  private final Caches caches;
  private final Clock clock;

  public ClassTeardown(
      TeardownReconciler<PlatformTenantClass, PlatformTenantClassStatus> road,
      Caches caches,
      Clock clock) {
    this.road = road;
    this.caches = caches;
    this.clock = clock;
  }

  /** When to look again; empty when nothing is left. */
  Optional<Duration> takeDown(PlatformTenantClass tenantClass) {
    String name = tenantClass.getMetadata().getName();
    String namespace = ClusterStages.namespaceOf(name);
    SortedSet<ObjectId> listed = Inventory.listed(tenantClass);
    var report = ClassReport.about(tenantClass, clock.instant());
    Owner owner = Owner.ofClass(name);
    return road.hold(tenantClass, owner, report::removalsHeld)
        .or(
            () ->
                road.takeDown(
                    new Task<>(
                        tenantClass,
                        owner,
                        listed,
                        all -> Home.of(namespace),
                        EffectiveDeletion.BUILT_IN,
                        new StageDependents(caches, namespace),
                        listed.size(),
                        Force.NONE,
                        report::deleting)));
  }
}
