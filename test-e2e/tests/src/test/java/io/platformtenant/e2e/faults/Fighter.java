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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Somebody who wants an object otherwise than we do, and writes it each time it is not. */
final class Fighter implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(500);

  private final Resource<GenericKubernetesResource> object;
  private final String patch;
  private final PatchContext context;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  Fighter(KubernetesClient admin, String name, ObjectId id, String patch) {
    this.object =
        admin
            .genericKubernetesResources(Contexts.of(id.kind()))
            .inNamespace(id.namespace())
            .withName(id.name());
    this.patch = patch;
    this.context =
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager(name)
            .build();
    var _ = thread.scheduleWithFixedDelay(this::strike, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void strike() {
    try {
      object.patch(context, patch);
    } catch (KubernetesClientException e) {
      // A version too old, or a moment without the object: the next one.
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
