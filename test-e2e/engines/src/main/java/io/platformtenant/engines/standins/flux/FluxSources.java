package io.platformtenant.engines.standins.flux;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.platformtenant.engines.standins.machine.Attempts.Stage;
import io.platformtenant.engines.standins.machine.Engine;
import io.platformtenant.engines.standins.machine.Fate;
import io.platformtenant.engines.standins.machine.Trees;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The source-controller's part: a source gets its finalizer, then an artifact with a revision. */
final class FluxSources {

  private record Trigger(String uid, long generation, String requestedAt, int pushes, Fate fate) {}

  private final Engine engine;

  FluxSources(Engine engine) {
    this.engine = engine;
  }

  Optional<Duration> reconcile(GenericKubernetesResource resource) {
    var source = FluxObject.of(resource);
    if (source.deleting()) {
      release(source);
      return Optional.empty();
    }
    if (!source.hasFinalizer()) {
      engine.writes().addFinalizer(resource, FluxObject.FINALIZER);
      return Optional.empty();
    }
    if (source.suspended()) {
      summariseAgain(source);
      return Optional.empty();
    }
    return fetch(source);
  }

  private void release(FluxObject source) {
    if (source.hasFinalizer() && !engine.script().holds(source.key())) {
      engine.writes().removeFinalizers(source.resource(), Set.of(FluxObject.FINALIZER));
      engine.narrate(source.key() + " is gone");
    }
  }

  // A suspended source is not fetched, yet it says Ready=True for the new generation.
  private void summariseAgain(FluxObject source) {
    var conditions = source.conditions();
    engine
        .writes()
        .status(
            source.resource(),
            conditions.ready() ? source.observed(stored(source)) : source.statusWith(conditions));
  }

  private Optional<Duration> fetch(FluxObject source) {
    var key = source.key();
    var fate = engine.script().fateOf(key);
    var uid = source.resource().getMetadata().getUid();
    var trigger = new Trigger(uid, source.generation(), source.requestedAt(), pushes(source), fate);
    var attempt = engine.attempts().of(key, trigger);
    if (attempt.stage() == Stage.SETTLED) {
      return Optional.empty();
    }
    if (!attempt.remaining().isZero()) {
      return Optional.of(attempt.remaining());
    }
    if (attempt.stage() == Stage.NEW && begins(fate)) {
      var begun = source.conditions().progressing("building artifact: new upstream revision");
      engine.writes().status(source.resource(), source.statusWith(begun));
      engine.attempts().begun(key, engine.script().delay());
      return Optional.of(engine.script().delay());
    }
    return decide(source, fate);
  }

  // Fetching takes no time unless somebody wants to watch; then one write is enough.
  private boolean begins(Fate fate) {
    return fate instanceof Fate.Stuck || !engine.script().delay().isZero();
  }

  private Optional<Duration> decide(FluxObject source, Fate fate) {
    engine.attempts().settled(source.key());
    switch (fate) {
      case Fate.Failing failing -> fail(source, failing);
      case Fate.Normal _ -> succeed(source);
      case Fate.Stuck _, Fate.Unseen _ -> {}
    }
    return Optional.empty();
  }

  private void fail(FluxObject source, Fate.Failing failing) {
    var conditions =
        source
            .conditions()
            .set("Reconciling", "True", "Progressing", "building artifact")
            .set("FetchFailed", "True", failing.reason(), failing.message())
            .retrying(failing.reason(), failing.message());
    engine.writes().status(source.resource(), source.statusWith(conditions));
    engine.narrate(source.key() + " cannot be fetched: " + failing.message());
  }

  private void succeed(FluxObject source) {
    var revision = FluxRevision.of(source, pushes(source));
    var status = source.observed(stored(source));
    if (!status.path("artifact").path("revision").asText().equals(revision)) {
      status.set("artifact", artifact(source, revision));
      engine.narrate(source.key() + " has fetched " + FluxRevision.brief(revision));
    }
    engine.writes().status(source.resource(), status);
  }

  private int pushes(FluxObject source) {
    return engine.script().pushesTo(source.spec().path("url").asText());
  }

  private FluxConditions stored(FluxObject source) {
    var revision =
        source.suspended()
            ? source.status().path("artifact").path("revision").asText()
            : FluxRevision.of(source, pushes(source));
    var message = "stored artifact for revision '" + revision + "'";
    return source
        .conditions()
        .remove("Reconciling")
        .remove("FetchFailed")
        .set("Ready", "True", "Succeeded", message)
        .set("ArtifactInStorage", "True", "Succeeded", message);
  }

  private static ObjectNode artifact(FluxObject source, String revision) {
    var path =
        String.join(
            "/",
            source.key().kind().toLowerCase(Locale.ROOT),
            source.key().namespace(),
            source.key().name(),
            "artifact.tar.gz");
    var artifact = Trees.JSON.objectNode();
    artifact.put("revision", revision);
    artifact.put("digest", "sha256:" + Trees.digest("SHA-256", revision));
    artifact.put("lastUpdateTime", Trees.now());
    artifact.put("path", path);
    artifact.put("url", "http://source-controller.flux-system.svc.cluster.local./" + path);
    return artifact;
  }
}
