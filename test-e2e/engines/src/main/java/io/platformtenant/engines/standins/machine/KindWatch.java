package io.platformtenant.engines.standins.machine;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One kind as the API server shows it; empty while its CRD is absent. */
public final class KindWatch implements AutoCloseable {

  private final KubernetesClient client;
  private final EngineKind kind;
  private final ResourceEventHandler<GenericKubernetesResource> handler;
  private volatile SharedIndexInformer<GenericKubernetesResource> informer;

  public KindWatch(
      KubernetesClient client,
      EngineKind kind,
      Consumer<GenericKubernetesResource> seen,
      Consumer<GenericKubernetesResource> gone) {
    this.client = client;
    this.kind = kind;
    this.handler =
        new ResourceEventHandler<>() {
          @Override
          public void onAdd(GenericKubernetesResource object) {
            seen.accept(object);
          }

          @Override
          public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource now) {
            seen.accept(now);
          }

          @Override
          public void onDelete(GenericKubernetesResource object, boolean unknown) {
            gone.accept(object);
          }
        };
  }

  public EngineKind kind() {
    return kind;
  }

  /** Starts or ends watching as the kind comes and goes. */
  public synchronized void follow(boolean served) {
    if (served && informer == null) {
      var fresh =
          client.genericKubernetesResources(kind.context()).inAnyNamespace().runnableInformer(0);
      // A kind that is taken away and given back between two looks is picked up by the retry.
      fresh.exceptionHandler((started, failure) -> true).addEventHandler(handler);
      fresh.start();
      informer = fresh;
    } else if (!served || !informer.isRunning()) {
      close();
    }
  }

  public boolean hasSynced() {
    var current = informer;
    return current == null || current.hasSynced();
  }

  public Optional<GenericKubernetesResource> find(String namespace, String name) {
    var current = informer;
    return current == null
        ? Optional.empty()
        : Optional.ofNullable(current.getStore().getByKey(Cache.namespaceKeyFunc(namespace, name)));
  }

  public Stream<GenericKubernetesResource> in(String namespace) {
    var current = informer;
    return current == null
        ? Stream.empty()
        : current.getIndexer().byIndex(Cache.NAMESPACE_INDEX, namespace).stream();
  }

  public Stream<GenericKubernetesResource> all() {
    var current = informer;
    return current == null ? Stream.empty() : current.getStore().list().stream();
  }

  @Override
  public synchronized void close() {
    var current = informer;
    informer = null;
    if (current != null) {
      current.stop();
    }
  }
}
