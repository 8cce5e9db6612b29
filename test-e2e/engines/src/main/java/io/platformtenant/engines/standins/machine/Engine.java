package io.platformtenant.engines.standins.machine;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What both stand-ins are made of: watches, a small worker, a script and a voice. */
public final class Engine implements AutoCloseable {

  /** One look at one object; returns when to look again if nothing happens before. */
  public interface Reconciler {
    Optional<Duration> reconcile(GenericKubernetesResource object);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final Duration SOON = Duration.ofMillis(100);

  private final String name;
  private final KubernetesClient client;
  private final Script script;
  private final Consumer<String> narrator;
  private final Writes writes;
  private final Attempts attempts = new Attempts();
  private final Map<EngineKind, KindWatch> watches = new EnumMap<>(EngineKind.class);
  private final Map<EngineKind, Reconciler> reconcilers = new EnumMap<>(EngineKind.class);
  private final Map<ScriptKey, Integer> errors = new ConcurrentHashMap<>();
  private final WorkQueue<ScriptKey> queue;
  private final Discovery discovery;
  private final Consumer<ScriptKey> scriptListener = this::scriptChanged;
  private volatile Consumer<GenericKubernetesResource> onEvent = object -> {};
  private volatile boolean closed;

  public Engine(
      String name,
      KubernetesClient client,
      Script script,
      Consumer<String> narrator,
      String fieldManager,
      Set<EngineKind> kinds) {
    this.name = name;
    this.client = client;
    this.script = script;
    this.narrator = narrator;
    var controllers = new EnumMap<Controller, KubernetesClient>(Controller.class);
    kinds.forEach(kind -> controllers.put(kind.controller(), kind.controller().client(client)));
    this.writes = new Writes(kind -> controllers.get(kind.controller()), fieldManager);
    kinds.forEach(kind -> watches.put(kind, new KindWatch(client, kind, this::seen, this::gone)));
    this.queue = new WorkQueue<>(name.replace(' ', '-'), 4, this::work);
    this.discovery = new Discovery(client, watches.values());
  }

  public Engine on(EngineKind kind, Reconciler reconciler) {
    reconcilers.put(kind, reconciler);
    return this;
  }

  /** Told of every event, so that an object can wake those that look at it. */
  public Engine onEvent(Consumer<GenericKubernetesResource> listener) {
    onEvent = listener;
    return this;
  }

  public void start() {
    Controller.grant(client);
    script.listen(scriptListener);
    discovery.start();
  }

  public KubernetesClient client() {
    return client;
  }

  public Script script() {
    return script;
  }

  public Writes writes() {
    return writes;
  }

  public Attempts attempts() {
    return attempts;
  }

  public KindWatch all(EngineKind kind) {
    return watches.get(kind);
  }

  public void narrate(String line) {
    narrator.accept(name + ": " + line);
  }

  public void wake(GenericKubernetesResource object) {
    queue.add(ScriptKey.of(object), Duration.ZERO);
  }

  private void seen(GenericKubernetesResource object) {
    wake(object);
    onEvent.accept(object);
  }

  private void gone(GenericKubernetesResource object) {
    script.forget(ScriptKey.of(object));
    seen(object);
  }

  private void scriptChanged(ScriptKey key) {
    attempts.forget(key);
    queue.add(key, Duration.ZERO);
  }

  private void work(ScriptKey key) {
    try {
      look(key).ifPresent(after -> queue.add(key, after));
      errors.remove(key);
    } catch (RuntimeException e) {
      var count = errors.merge(key, 1, Integer::sum);
      report(key, e);
      queue.add(key, SOON.multipliedBy(1L << Math.min(count, 5)));
    }
  }

  private Optional<Duration> look(ScriptKey key) {
    var watch = EngineKind.of(key.kind()).map(watches::get);
    if (watch.isEmpty()) {
      return Optional.empty();
    }
    if (!watches.values().stream().allMatch(KindWatch::hasSynced)) {
      return Optional.of(SOON);
    }
    var object = watch.get().find(key.namespace(), key.name());
    if (object.isEmpty()) {
      attempts.forget(key);
      writes.forget(key);
      return Optional.empty();
    }
    if (script.fateOf(key) instanceof Fate.Unseen) {
      return Optional.empty();
    }
    return writes.outran(object.get())
        ? Optional.of(SOON)
        : reconcilers.get(watch.get().kind()).reconcile(object.get());
  }

  // Conflicts and objects gone meanwhile are an engine's daily bread.
  private void report(ScriptKey key, RuntimeException e) {
    if (closed) {
      return;
    }
    if (e instanceof KubernetesClientException refused
        && (refused.getCode() == 409 || refused.getCode() == 404)) {
      LOG.debug("{} {} again: {}", name, key, e.getMessage());
    } else {
      LOG.warn("{} {} failed", name, key, e);
    }
  }

  @Override
  public void close() {
    closed = true;
    script.leave(scriptListener);
    discovery.close();
    watches.values().forEach(KindWatch::close);
    queue.close();
  }
}
