package io.platformtenant.operator.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassStatus;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.operator.metrics.ContractTimes;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.status.StatusWriter;
import io.platformtenant.operator.telemetry.TenantEvents;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Tells people: a status, and what is news in it as events. */
public final class Teller<R extends CustomResource<?, S>, S> {
  private final StatusWriter statuses;
  private final TenantEvents events;
  private final Supplier<R> fresh;
  private final BiConsumer<R, S> news;

  private Teller(
      StatusWriter statuses, TenantEvents events, Supplier<R> fresh, BiConsumer<R, S> news) {
    this.statuses = statuses;
    this.events = events;
    this.fresh = fresh;
    this.news = news;
  }

  public static Teller<PlatformTenant, PlatformTenantStatus> ofTenants(
      StatusWriter statuses, TenantEvents events, ContractTimes times) {
    return new Teller<>(
        statuses,
        events,
        PlatformTenant::new,
        (read, status) -> {
          events.tell(read, status);
          times.told(read, status);
        });
  }

  public static Teller<PlatformTenantClass, PlatformTenantClassStatus> ofClasses(
      StatusWriter statuses, TenantEvents events) {
    return new Teller<>(statuses, events, PlatformTenantClass::new, events::tell);
  }

  /**
   * @return the resource with its new status; empty when it changed since it was read, and is to be
   *     looked at again
   */
  Optional<R> tell(R read, S status) {
    Optional<R> written = statuses.write(read, status, fresh);
    written.ifPresent(r -> news.accept(read, status));
    return written;
  }

  /**
   * As {@link #tell(CustomResource, Object)}; and where there is no room for the status, what it is
   * about goes on without: whoever fills a contract to the brim could never be taken down.
   */
  Optional<R> tellWhereThereIsRoom(R read, S status) {
    try {
      return tell(read, status);
    } catch (KubernetesClientException e) {
      if (!StatusWriter.isTooLarge(e)) {
        throw e;
      }
      events.hasNoRoom(read);
      return Optional.of(read);
    }
  }

  /** Whether what was read is what the API server has. */
  boolean isCurrent(R read) {
    return statuses.isCurrent(read);
  }

  /** Whether the API server has all of these with the spec that was read. */
  boolean areSpecsCurrent(List<? extends HasMetadata> read) {
    return read.stream().allMatch(statuses::isSpecCurrent);
  }

  /** What was put back and what was taken over. */
  void tell(R about, Outcome outcome) {
    events.tell(about, outcome);
  }

  /** That syncs were taken away which a freeze holds back. */
  void tellEnded(R about, List<ObjectId> syncs) {
    events.tellEnded(about, syncs);
  }

  /** Something unforeseen, as far as it can be told. */
  void tellTrouble(R read, S status, Exception problem) {
    try {
      tell(read, status);
    } catch (KubernetesClientException unreachable) {
      problem.addSuppressed(unreachable);
    }
  }

  /** Of one that is going for good. */
  void forget(R gone) {
    statuses.forget(gone);
  }
}
