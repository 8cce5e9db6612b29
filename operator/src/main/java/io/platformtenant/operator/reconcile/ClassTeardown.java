package io.platformtenant.operator.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.contract.ClusterStages;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.status.ClassReport;
import io.platformtenant.operator.status.StatusWriter;
import io.platformtenant.operator.status.TeardownStep;
import io.platformtenant.operator.watch.Caches;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Takes down what a class made, in the order in which a tenant is taken down. */
public final class ClassTeardown {
  private static final Duration AT_ONCE = Duration.ofMillis(50);

  private final ClusterWriters writers;
  private final Caches caches;
  private final StatusWriter statuses;
  private final Clock clock;
  private final Backoff backoff;

  public ClassTeardown(
      ClusterWriters writers, Caches caches, StatusWriter statuses, Clock clock, Backoff backoff) {
    this.writers = writers;
    this.caches = caches;
    this.statuses = statuses;
    this.clock = clock;
    this.backoff = backoff;
  }

  /** When to look again; empty when nothing is left. */
  Optional<Duration> takeDown(PlatformTenantClass tenantClass) {
    String name = tenantClass.getMetadata().getName();
    SortedSet<ObjectId> listed = Inventory.listed(tenantClass);
    SortedMap<ObjectId, ObjectNode> all = writers.live().of(Owner.ofClass(name), listed);
    if (all.isEmpty()) {
      backoff.reset(name);
      statuses.forget(tenantClass);
      return Optional.empty();
    }
    if (!tell(tenantClass, new TreeSet<>(all.keySet()))) {
      return Optional.of(AT_ONCE);
    }
    String namespace = ClusterStages.namespaceOf(name);
    SortedSet<ObjectId> left =
        writers
            .remover()
            .remove(all, all, namespace, true, new Dependents(caches, namespace).of(all.keySet()));
    if (all.size() != listed.size()) {
      backoff.reset(name);
    }
    return Optional.of(left.isEmpty() ? AT_ONCE : backoff.next(name));
  }

  private boolean tell(PlatformTenantClass tenantClass, SortedSet<ObjectId> left) {
    var step = TeardownStep.of(left, null, clock.instant());
    var status = ClassReport.deleting(tenantClass, step, left, clock.instant());
    return statuses.write(tenantClass, status, PlatformTenantClass::new).isPresent();
  }
}
