package io.platformtenant.operator.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.operator.kinds.ManagedKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again which kinds of the engines the cluster serves, and opens and shuts their
 * caches: engines may come late, go, and come back, without a restart of ours.
 */
public final class EngineDiscovery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineDiscovery.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int SYNC_SECONDS = 60;

  private final KubernetesClient client;
  private final Caches caches;
  private final Runnable changed;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("engine-discovery").factory());

  private Future<?> looking = CompletableFuture.completedFuture(null);

  /**
   * @param changed called after a kind came or went
   */
  public EngineDiscovery(KubernetesClient client, Caches caches, Runnable changed) {
    this.client = client;
    this.caches = caches;
    this.changed = changed;
  }

  /** Looks once, then again after every interval. */
  public void start(java.time.Duration interval) {
    look();
    looking =
        clock.scheduleWithFixedDelay(
            this::lookSafely, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void lookSafely() {
    try {
      if (look()) {
        changed.run();
      }
      caches.sweep();
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("looking for engines failed; the last answer stands");
    }
  }

  /** Whether anything came or went. */
  private boolean look() {
    boolean change = false;
    Map<String, Optional<Set<String>>> served = new HashMap<>();
    for (ManagedKind kind : engineKinds()) {
      if (clock.isShutdown()) {
        return false;
      }
      Optional<Set<String>> kinds = served.computeIfAbsent(kind.apiVersion(), this::kindsServed);
      // No answer is no news: a kind is gone only when the server says so.
      if (kinds.isPresent()) {
        change |= update(kind, kinds.get().contains(kind.kind()));
      }
    }
    return change;
  }

  private boolean update(ManagedKind kind, boolean there) {
    if (there == caches.isOpen(kind)) {
      return false;
    }
    if (there) {
      LOG.atInfo().addKeyValue("kind", kind.kind()).log("engine kind is there");
      open(kind);
    } else {
      LOG.atWarn().addKeyValue("kind", kind.kind()).log("engine kind is gone");
      caches.shut(kind);
    }
    return true;
  }

  private void open(ManagedKind kind) {
    try {
      caches.open(kind).toCompletableFuture().get(SYNC_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.atWarn().addKeyValue("kind", kind.kind()).setCause(e).log("first list is not done yet");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kinds of a group and version; none when the server does not know it; empty when in doubt. */
  private Optional<Set<String>> kindsServed(String apiVersion) {
    try {
      String answer = client.raw("/apis/" + apiVersion);
      return Optional.of(answer == null ? Set.of() : kindsIn(MAPPER.readTree(answer)));
    } catch (KubernetesClientException e) {
      return e.getCode() == 404 ? Optional.of(Set.of()) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Set<String> kindsIn(JsonNode resources) {
    return StreamSupport.stream(resources.path("resources").spliterator(), false)
        .map(r -> r.path("kind").asText())
        .collect(Collectors.toSet());
  }

  private static List<ManagedKind> engineKinds() {
    return Arrays.stream(ManagedKind.values()).filter(ManagedKind::comesWithAnEngine).toList();
  }

  @Override
  public void close() {
    looking.cancel(true);
    clock.shutdownNow();
  }
}
