package io.platformtenant.engines.standins.machine;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the API server once a second which of the watched kinds it serves. */
final class Discovery implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);

  private final KubernetesClient client;
  private final Collection<KindWatch> watches;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stand-in-discovery").factory());

  Discovery(KubernetesClient client, Collection<KindWatch> watches) {
    this.client = client;
    this.watches = watches;
  }

  void start() {
    var _ = timer.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
  }

  private void look() {
    watches.stream()
        .collect(Collectors.groupingBy(watch -> watch.kind().groupVersion()))
        .forEach(this::look);
  }

  // An API server that does not answer says nothing about its kinds: leave the watches alone.
  private void look(String groupVersion, List<KindWatch> watched) {
    try {
      var served = servedKinds(groupVersion);
      watched.forEach(watch -> watch.follow(served.contains(watch.kind().kind())));
    } catch (RuntimeException e) {
      LOG.debug("discovery of {} failed: {}", groupVersion, e.getMessage());
    }
  }

  private Set<String> servedKinds(String groupVersion) {
    var resources = client.getApiResources(groupVersion);
    return resources == null
        ? Set.of()
        : resources.getResources().stream().map(APIResource::getKind).collect(Collectors.toSet());
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      timer.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
