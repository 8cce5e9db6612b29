package io.platformtenant.engines.standins.flux;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.platformtenant.engines.standins.machine.Engine;
import io.platformtenant.engines.standins.machine.EngineKind;
import io.platformtenant.engines.standins.machine.ScriptKey;
import java.time.Duration;
import java.util.Optional;

/**
 * The kustomize-controller's part, under multi-tenancy lockdown: who may start, who waits, who
 * goes.
 */
final class FluxKustomizations {

  // The real one asks every 30 seconds.
  private static final Duration DEPENDENCY_POLL = Duration.ofMillis(200);

  private final Engine engine;
  private final FluxApply apply;
  private final FluxFinalizer finalizer;

  FluxKustomizations(Engine engine) {
    this.engine = engine;
    var inventory = new FluxInventory(engine.client());
    this.apply = new FluxApply(engine, inventory);
    this.finalizer = new FluxFinalizer(engine, inventory);
  }

  Optional<Duration> reconcile(GenericKubernetesResource resource) {
    var kustomization = FluxObject.of(resource);
    if (kustomization.deleting()) {
      return finalizer.finish(kustomization);
    }
    if (!kustomization.hasFinalizer()) {
      // First of all, so that nothing is ever applied that deletion would not prune.
      engine.writes().addFinalizer(resource, FluxObject.FINALIZER);
      return Optional.empty();
    }
    if (kustomization.suspended()) {
      stand(kustomization);
      return Optional.empty();
    }
    return start(kustomization);
  }

  /** A source changed: whoever names it looks again. */
  void wakeUsersOf(GenericKubernetesResource source) {
    var key = ScriptKey.of(source);
    engine
        .all(EngineKind.KUSTOMIZATION)
        .in(key.namespace())
        .filter(user -> FluxDependencies.sourceOf(FluxObject.of(user)).equals(key))
        .forEach(engine::wake);
  }

  // Suspended means untouched, but an old Ready=True still carries the new generation into
  // observedGeneration.
  private void stand(FluxObject kustomization) {
    var conditions = kustomization.conditions();
    engine
        .writes()
        .status(
            kustomization.resource(),
            conditions.ready()
                ? kustomization.observed(conditions)
                : kustomization.statusWith(conditions));
  }

  private Optional<Duration> start(FluxObject kustomization) {
    var source = FluxDependencies.sourceOf(kustomization);
    if (!source.namespace().equals(kustomization.key().namespace())) {
      deny(kustomization, source);
      return Optional.empty();
    }
    var revision = revisionOf(source);
    if (revision.isEmpty()) {
      return await(kustomization, "ArtifactFailed", absent(source));
    }
    // What has been decided is not asked again until something changes or it is due, whatever
    // became of the dependencies.
    var rest = apply.rest(kustomization, revision.get());
    if (rest.isPresent()) {
      return rest;
    }
    var missing = FluxDependencies.missing(kustomization, revision.get(), this::find);
    return missing.isPresent()
        ? await(kustomization, "DependencyNotReady", missing.get())
        : apply.carryOn(kustomization, revision.get());
  }

  private void deny(FluxObject kustomization, ScriptKey source) {
    var message =
        "can't access '%s/%s/%s', cross-namespace references have been blocked"
            .formatted(source.kind(), source.namespace(), source.name());
    var conditions =
        kustomization
            .conditions()
            .retrying("AccessDenied", message)
            .set("Stalled", "True", "AccessDenied", message)
            .remove("Reconciling");
    engine.writes().status(kustomization.resource(), kustomization.statusWith(conditions));
  }

  private Optional<Duration> await(FluxObject kustomization, String reason, String message) {
    var conditions = kustomization.conditions();
    if (reason.equals("DependencyNotReady") && !conditions.reads("Ready", reason)) {
      engine.narrate(kustomization.key() + " waits: " + message);
    }
    conditions.remove("Stalled").retrying(reason, message);
    engine.writes().status(kustomization.resource(), kustomization.statusWith(conditions));
    return Optional.of(DEPENDENCY_POLL);
  }

  private Optional<String> revisionOf(ScriptKey source) {
    return find(source)
        .map(found -> found.status().path("artifact").path("revision").asText())
        .filter(revision -> !revision.isEmpty());
  }

  private String absent(ScriptKey source) {
    return find(source).isPresent()
        ? "Source artifact not found, retrying in 30s"
        : "Source '%s/%s/%s' not found".formatted(source.kind(), source.namespace(), source.name());
  }

  private Optional<FluxObject> find(ScriptKey key) {
    return EngineKind.of(key.kind())
        .map(engine::all)
        .flatMap(watch -> watch.find(key.namespace(), key.name()))
        .map(FluxObject::of);
  }
}
