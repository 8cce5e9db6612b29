package io.platformtenant.operator.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.apply.LiveObjects;
import io.platformtenant.operator.apply.Remover;
import io.platformtenant.operator.change.Holdings;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.change.Teardown;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.status.StatusWriter;
import io.platformtenant.operator.status.TenantReport;
import io.platformtenant.operator.telemetry.TenantEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Takes a tenant down, step by step, each waited for. It works from the status and from what is
 * live alone: the class may be gone, and no cache is believed when it says "nothing left".
 */
public final class TenantTeardown {
  private static final Duration AT_ONCE = Duration.ofMillis(50);

  private final LiveObjects live;
  private final Remover remover;
  private final StatusWriter statuses;
  private final TenantEvents events;
  private final Clock clock;
  private final Backoff backoff;

  public TenantTeardown(
      ClusterWriters writers,
      StatusWriter statuses,
      TenantEvents events,
      Clock clock,
      Backoff backoff) {
    this.live = writers.live();
    this.remover = writers.remover();
    this.statuses = statuses;
    this.events = events;
    this.clock = clock;
    this.backoff = backoff;
  }

  /** When to look again; empty when nothing is left. */
  Optional<Duration> takeDown(PlatformTenant tenant) {
    String name = tenant.getMetadata().getName();
    SortedSet<ObjectId> listed = Inventory.listed(tenant);
    SortedMap<ObjectId, ObjectNode> all = live.of(Owner.ofTenant(name), listed);
    if (all.isEmpty()) {
      events.tookDown(tenant);
      backoff.reset(name);
      statuses.forget(tenant);
      return Optional.empty();
    }
    var teardown = Teardown.of(Holdings.of(Home.of(tenant.lastStatus().homeNamespace()), all));
    Optional<PlatformTenant> told = tell(tenant, teardown, all);
    if (told.isEmpty()) {
      return Optional.of(AT_ONCE);
    }
    SortedSet<ObjectId> left = remover.remove(teardown);
    if (isFewer(all.size(), tenant.lastStatus().deletion())) {
      backoff.reset(name);
    }
    return Optional.of(left.isEmpty() ? AT_ONCE : backoff.next(name));
  }

  private static boolean isFewer(int left, Deletion before) {
    return before == null || before.total() != left;
  }

  private Optional<PlatformTenant> tell(
      PlatformTenant tenant, Teardown teardown, SortedMap<ObjectId, ObjectNode> left) {
    var status =
        TenantReport.about(tenant, clock.instant()).deleting(teardown, Inventory.own(left));
    Optional<PlatformTenant> written = statuses.write(tenant, status, PlatformTenant::new);
    written.ifPresent(t -> events.tell(tenant, status));
    return written;
  }
}
