package io.platformtenant.benchmark;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sees when every one of some tenants says that all of it was made, for what it says now. */
final class Arrival implements AutoCloseable {
  private final int objects;
  private final Set<String> missing;
  private final CountDownLatch all = new CountDownLatch(1);
  private final SharedIndexInformer<PlatformTenant> watch;
  private volatile long at;

  /**
   * @param objects that each of them has in the end
   */
  Arrival(KubernetesClient client, Collection<String> tenants, int objects) {
    this.objects = objects;
    this.missing = new HashSet<>(tenants);
    this.watch = client.resources(PlatformTenant.class).inform(new Handler());
  }

  /** When the last one came, by {@link System#nanoTime()}. */
  long await(Duration patience) {
    try {
      if (!all.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(missing.size() + " tenants never came: " + missing);
      }
      return at;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    watch.stop();
  }

  private boolean isMade(PlatformTenant tenant) {
    var status = tenant.lastStatus();
    return tenant.getMetadata().getGeneration().equals(status.observedGeneration())
        && status.inventory().size() == objects;
  }

  private final class Handler implements ResourceEventHandler<PlatformTenant> {
    @Override
    public void onAdd(PlatformTenant tenant) {
      if (isMade(tenant) && missing.remove(tenant.getMetadata().getName()) && missing.isEmpty()) {
        at = System.nanoTime();
        all.countDown();
      }
    }

    @Override
    public void onUpdate(PlatformTenant before, PlatformTenant tenant) {
      onAdd(tenant);
    }

    @Override
    public void onDelete(PlatformTenant tenant, boolean unknownFinalState) {}
  }
}
