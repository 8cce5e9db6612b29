package io.platformtenant.operator.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.platformtenant.operator.client.FirstList;

/** Fills a store where no controller of ours does: what it holds is read and not reconciled. */
public final class StoreWatch<R extends HasMetadata> implements AutoCloseable {
  private final SharedIndexInformer<R> informer;

  public StoreWatch(KubernetesClient client, Class<R> type, ResourceStore<R> store) {
    informer = client.resources(type).withLimit(FirstList.PAGE).runnableInformer(0);
    informer.itemStore(store);
    // A watch that fails is tried again for ever; meanwhile the last state stands.
    informer.exceptionHandler((started, problem) -> true);
  }

  /** Returns when everything has been read. */
  public void start() {
    informer.start().toCompletableFuture().join();
  }

  public WatchState state() {
    return WatchState.of(informer);
  }

  @Override
  public void close() {
    informer.stop();
  }
}
