package io.platformtenant.operator.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.change.Holdings;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.change.Teardown;
import io.platformtenant.operator.contract.ClusterStages;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.status.ClassReport;
import io.platformtenant.operator.status.StatusWriter;
import io.platformtenant.operator.watch.Caches;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

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
    String namespace = ClusterStages.namespaceOf(name);
    var dependents = new Dependents(caches, namespace).of(all.keySet());
    var teardown = Teardown.of(new Holdings(Home.of(namespace), all, dependents));
    if (!tell(tenantClass, teardown)) {
      return Optional.of(AT_ONCE);
    }
    SortedSet<ObjectId> left = writers.remover().remove(teardown);
    if (all.size() != listed.size()) {
      backoff.reset(name);
    }
    return Optional.of(left.isEmpty() ? AT_ONCE : backoff.next(name));
  }

  private boolean tell(PlatformTenantClass tenantClass, Teardown teardown) {
    var status =
        ClassReport.about(tenantClass, clock.instant()).deleting(teardown, teardown.left());
    return statuses.write(tenantClass, status, PlatformTenantClass::new).isPresent();
  }
}
