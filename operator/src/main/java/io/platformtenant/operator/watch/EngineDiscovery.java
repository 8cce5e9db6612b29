package io.platformtenant.operator.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.operator.kinds.ManagedKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

  /** Looks once and waits for what there is to be read, then looks again after every interval. */
  public void start(Duration interval) {
    look().read().join();
    looking =
        clock.scheduleWithFixedDelay(
            this::lookSafely, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A list that hangs keeps nobody: whoever needs what it brings is told when it is there. */
  private void lookSafely() {
    try {
      Change change = look();
      if (change.isAny()) {
        var _ = change.read().thenRunAsync(changed, clock).exceptionally(EngineDiscovery::untold);
      }
      caches.sweep();
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("looking for engines failed; the last answer stands");
    }
  }

  private static Void untold(Throwable e) {
    LOG.atWarn().setCause(e).log("nobody was told that an engine came or went");
    return null;
  }

  /**
   * What a look found.
   *
   * @param read done when everything of the kinds that came is read, or has had its time
   */
  private record Change(boolean isAny, CompletableFuture<Void> read) {}

  private Change look() {
    Map<ManagedKind, CompletableFuture<Void>> came = new EnumMap<>(ManagedKind.class);
    boolean gone = false;
    Map<String, Optional<Set<String>>> served = new HashMap<>();
    for (ManagedKind kind : engineKinds()) {
      if (clock.isShutdown()) {
        break;
      }
      Optional<Set<String>> kinds = served.computeIfAbsent(kind.apiVersion(), this::kindsServed);
      // No answer is no news: a kind is gone only when the server says so.
      boolean there = kinds.map(k -> k.contains(kind.kind())).orElse(caches.isOpen(kind));
      if (there && !caches.isOpen(kind)) {
        LOG.atInfo().addKeyValue("kind", kind.kind()).log("engine kind is there");
        came.put(kind, caches.open(kind).toCompletableFuture());
      } else if (!there && caches.isOpen(kind)) {
        LOG.atWarn().addKeyValue("kind", kind.kind()).log("engine kind is gone");
        caches.shut(kind);
        gone = true;
      }
    }
    return new Change(gone || !came.isEmpty(), readOf(came));
  }

  private CompletableFuture<Void> readOf(Map<ManagedKind, CompletableFuture<Void>> came) {
    return CompletableFuture.allOf(came.values().toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, SYNC_SECONDS, TimeUnit.SECONDS)
        .handle(
            (read, problem) -> {
              came.keySet().stream()
                  .filter(kind -> !caches.isRead(kind))
                  .forEach(
                      kind ->
                          LOG.atWarn()
                              .addKeyValue("kind", kind.kind())
                              .log("first list is not done yet"));
              return null;
            });
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
