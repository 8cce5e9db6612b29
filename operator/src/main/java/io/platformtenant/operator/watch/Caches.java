package io.platformtenant.operator.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Owner;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One cache for every kind the cluster serves. */
public final class Caches implements AutoCloseable {
  private final KubernetesClient client;
  private final Consumer<Owner> changed;
  private final Map<ManagedKind, KindCache> caches = new ConcurrentHashMap<>();

  public Caches(KubernetesClient client, Consumer<Owner> changed) {
    this.client = client;
    this.changed = changed;
  }

  /** Watches a kind; done when everything of it has been seen. */
  public CompletionStage<Void> open(ManagedKind kind) {
    return caches.computeIfAbsent(kind, k -> new KindCache(k, client, changed)).start();
  }

  /** The cluster no longer serves a kind; from now on nothing is known about it. */
  void shut(ManagedKind kind) {
    KindCache cache = caches.remove(kind);
    if (cache != null) {
      cache.close();
    }
  }

  boolean isOpen(ManagedKind kind) {
    return caches.containsKey(kind);
  }

  /** Whether everything of a kind has been read. */
  public boolean isRead(ManagedKind kind) {
    KindCache cache = caches.get(kind);
    return cache != null && cache.isSynced();
  }

  /** How it is with every kind that the cluster serves. */
  public List<WatchState> states() {
    return caches.values().stream().map(KindCache::state).toList();
  }

  public Observed observe(Owner owner) {
    SortedMap<ObjectId, ObjectNode> objects = new TreeMap<>();
    Set<ManagedKind> unseen = EnumSet.noneOf(ManagedKind.class);
    for (ManagedKind kind : ManagedKind.values()) {
      if (isRead(kind)) {
        objects.putAll(caches.get(kind).of(owner));
      } else {
        unseen.add(kind);
      }
    }
    return new Observed(objects, unseen);
  }

  /** Everything of a kind that anybody made; nothing where the kind was not read. */
  public SortedMap<ObjectId, ObjectNode> all(ManagedKind kind) {
    KindCache cache = caches.get(kind);
    return cache == null ? new TreeMap<>() : cache.all();
  }

  /** The same in no order; empty where the kind was not read. */
  public Optional<List<ObjectNode>> values(ManagedKind kind) {
    return Optional.ofNullable(caches.get(kind)).filter(KindCache::isSynced).map(KindCache::values);
  }

  /** Whether everything of a kind was read, and changes of it arrive. */
  public boolean isWell(ManagedKind kind) {
    KindCache cache = caches.get(kind);
    return cache != null && cache.state().isWell();
  }

  public void remember(GenericKubernetesResource written) {
    String apiVersion = written.getApiVersion();
    int slash = apiVersion.indexOf('/');
    ManagedKind.of(slash < 0 ? "" : apiVersion.substring(0, slash), written.getKind())
        .map(caches::get)
        .ifPresent(cache -> cache.remember(written));
  }

  void sweep() {
    caches.values().forEach(KindCache::sweep);
  }

  @Override
  public void close() {
    caches.values().forEach(KindCache::close);
  }
}
