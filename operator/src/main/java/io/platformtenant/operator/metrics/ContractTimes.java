package io.platformtenant.operator.metrics;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How long changes of tenants take: from their arrival here to applied, and to Ready. Of a tenant
 * the latest change counts, and each once.
 */
public final class ContractTimes {
  private final LongSupplier nanos;
  private final Consumer<Duration> applied;
  private final Consumer<Duration> ready;
  private final Map<String, Change> changes = new HashMap<>();

  /** The latest change of a tenant; kept when it is over, so that an old event begins no other. */
  private record Change(
      String uid, long generation, long since, boolean isPending, boolean isUnready) {
    Change settled() {
      return new Change(uid, generation, since, false, isUnready);
    }

    Change ready() {
      return new Change(uid, generation, since, isPending, false);
    }
  }

  /**
   * @param nanos a clock that only goes forward
   */
  public ContractTimes(LongSupplier nanos, Consumer<Duration> applied, Consumer<Duration> ready) {
    this.nanos = nanos;
    this.applied = applied;
    this.ready = ready;
  }

  /** A tenant with a spec that no status is about yet. */
  public synchronized void changed(HasMetadata tenant) {
    Change last = changes.get(name(tenant));
    if (last == null || !last.uid().equals(uid(tenant)) || last.generation() < generation(tenant)) {
      changes.put(
          name(tenant), new Change(uid(tenant), generation(tenant), nanos.getAsLong(), true, true));
    }
  }

  /** All that it says is in place. */
  public synchronized void applied(HasMetadata tenant) {
    Change change = of(tenant);
    if (change != null && change.isPending()) {
      changes.put(name(tenant), change.settled());
      applied.accept(since(change));
    }
  }

  /** It is told why it is not carried out. */
  public synchronized void refused(HasMetadata tenant) {
    Change change = of(tenant);
    if (change != null) {
      changes.put(name(tenant), change.settled());
    }
  }

  /** A status was written; the first that is Ready ends what began with the change. */
  public void told(PlatformTenant tenant, PlatformTenantStatus status) {
    boolean isReady =
        status.conditions().stream()
            .anyMatch(c -> c.type().equals("Ready") && c.status().equals("True"));
    if (isReady) {
      ready(tenant);
    }
  }

  private synchronized void ready(HasMetadata tenant) {
    Change change = of(tenant);
    if (change != null && change.isUnready()) {
      changes.put(name(tenant), change.ready());
      ready.accept(since(change));
    }
  }

  /** It is going, or gone. */
  public synchronized void forget(String name) {
    changes.remove(name);
  }

  /** How long the oldest change waits to be applied or refused; zero where none does. */
  public synchronized Duration oldestPending() {
    return changes.values().stream()
        .filter(Change::isPending)
        .map(this::since)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private Change of(HasMetadata tenant) {
    Change change = changes.get(name(tenant));
    return change != null
            && change.uid().equals(uid(tenant))
            && change.generation() == generation(tenant)
        ? change
        : null;
  }

  private Duration since(Change change) {
    return Duration.ofNanos(nanos.getAsLong() - change.since());
  }

  private static String name(HasMetadata tenant) {
    return tenant.getMetadata().getName();
  }

  private static String uid(HasMetadata tenant) {
    return tenant.getMetadata().getUid();
  }

  private static long generation(HasMetadata tenant) {
    Long generation = tenant.getMetadata().getGeneration();
    return generation == null ? 0 : generation;
  }
}
