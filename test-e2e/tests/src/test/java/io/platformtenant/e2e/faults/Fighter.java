package io.platformtenant.e2e.faults;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.model.ObjectId;
import java.time.Duration;

/** Somebody who wants an object otherwise than we do, and writes it each time it is not. */
final class Fighter implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(500);

  private final Resource<GenericKubernetesResource> object;
  private final String patch;
  private final PatchContext context;
  private final Thread thread;
  private volatile boolean over;

  Fighter(KubernetesClient admin, String name, ObjectId id, String patch) {
    var all = admin.genericKubernetesResources(Contexts.of(id.kind()));
    this.object =
        id.namespace().isEmpty()
            ? all.withName(id.name())
            : all.inNamespace(id.namespace()).withName(id.name());
    this.patch = patch;
    this.context =
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager(name)
            .build();
    this.thread = Thread.ofVirtual().name(name).start(this::fight);
  }

  private void fight() {
    while (!over) {
      try {
        object.patch(context, patch);
        Thread.sleep(EVERY);
      } catch (KubernetesClientException e) {
        // A version too old, or a moment without the object: the next one.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
