package io.platformtenant.engines.standins.argo;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.platformtenant.engines.standins.machine.Attempts.Attempt;
import io.platformtenant.engines.standins.machine.Attempts.Stage;
import io.platformtenant.engines.standins.machine.Engine;
import io.platformtenant.engines.standins.machine.EngineKind;
import io.platformtenant.engines.standins.machine.Fate;
import io.platformtenant.engines.standins.machine.Trees;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The application controller's part: normalise, refuse or compare, and start a sync where one is
 * due.
 */
final class ArgoApplications {

  private static final String REFRESH = "argocd.argoproj.io/refresh";

  /** Everything but status and operation, which are the controller's own. */
  private record Trigger(String uid, JsonNode spec, Optional<JsonNode> project, Fate fate) {}

  private final Engine engine;
  private final ArgoLive live;
  private final ArgoSync sync;
  private final ArgoDeletion deletion;

  ArgoApplications(Engine engine) {
    this.engine = engine;
    this.live = new ArgoLive(engine.client());
    this.sync = new ArgoSync(engine, live);
    this.deletion = new ArgoDeletion(engine, live);
  }

  Optional<Duration> reconcile(GenericKubernetesResource resource) {
    var app = ArgoApp.of(resource);
    if (app.paused()) {
      return Optional.empty();
    }
    var project = project(app);
    // A running operation goes first: it holds back even the deletion.
    if (resource.isMarkedForDeletion() && !app.hasOperation()) {
      return deletion.finish(app, project);
    }
    return tidied(app) ? Optional.empty() : carryOn(app, project);
  }

  private Optional<ArgoProject> project(ArgoApp app) {
    return engine
        .all(EngineKind.APP_PROJECT)
        .all()
        .filter(project -> project.getMetadata().getName().equals(app.project()))
        .filter(
            project ->
                ArgoProject.of(project)
                    .admits(project.getMetadata().getNamespace(), app.key().namespace()))
        .findFirst()
        .map(ArgoProject::of);
  }

  // Rewrites a spec that is not normal and takes a refresh request off; either comes back as an
  // event.
  private boolean tidied(ArgoApp app) {
    var patch = Trees.JSON.objectNode();
    var spec = Trees.difference(app.spec(), ArgoNormal.of(app.spec()));
    if (!spec.isEmpty()) {
      patch.set("spec", spec);
    }
    if (!Trees.annotation(app.resource(), REFRESH).isEmpty()) {
      patch.putObject("metadata").putObject("annotations").putNull(REFRESH);
      engine.attempts().forget(app.key());
    }
    engine.writes().merge(app.resource(), patch);
    return !patch.isEmpty();
  }

  private Optional<Duration> carryOn(ArgoApp app, Optional<ArgoProject> project) {
    var attempt = attempt(app, project);
    if (!attempt.remaining().isZero()) {
      return Optional.of(attempt.remaining());
    }
    return switch (attempt.stage()) {
      case BEGUN -> sync.carryOn(app, project.orElseThrow(), attempt);
      case SETTLED -> app.hasOperation() ? compare(app, project) : Optional.empty();
      case NEW -> compare(app, project);
    };
  }

  private Attempt attempt(ArgoApp app, Optional<ArgoProject> project) {
    var fate = engine.script().fateOf(app.key());
    var trigger = new Trigger(app.uid(), app.spec(), project.map(ArgoProject::spec), fate);
    var attempt = engine.attempts().of(app.key(), trigger);
    // Status is an ordinary field: somebody's replace may have wiped it, and then all is done anew.
    if (attempt.stage() == Stage.SETTLED && app.status().isEmpty()) {
      engine.attempts().forget(app.key());
      return engine.attempts().of(app.key(), trigger);
    }
    return attempt;
  }

  private Optional<Duration> compare(ArgoApp app, Optional<ArgoProject> project) {
    var refusals = ArgoRules.refusals(app, project);
    if (!refusals.isEmpty()) {
      return settle(app, "Unknown", "Unknown", Map.of("InvalidSpecError", refusals));
    }
    if (engine.script().fateOf(app.key()) instanceof Fate.Failing failing
        && failing.reason().equals("ComparisonError")) {
      var health = ArgoStatus.of(app).health();
      return settle(app, "Unknown", health, Map.of("ComparisonError", List.of(failing.message())));
    }
    var found = live.find(app);
    var synced = found.filter(there -> ArgoLive.isAsWanted(app, there)).isPresent();
    var state = synced ? "Synced" : "OutOfSync";
    var health = found.isPresent() ? sync.health(app) : "Missing";
    var pressed = engine.script().takeSync(app.key());
    var byHand = pressed || app.isAskedForByHand();
    if (project.filter(its -> its.holdsBack(app, byHand)).isPresent()) {
      return app.hasOperation()
          ? sync.blocked(app, state, health)
          : settle(app, state, health, Map.of());
    }
    if (app.hasOperation() || pressed || (app.automated() && !synced)) {
      return sync.begin(app, state, health, !pressed && !app.hasOperation());
    }
    return settle(app, state, health, Map.of());
  }

  private Optional<Duration> settle(
      ArgoApp app, String state, String health, Map<String, List<String>> conditions) {
    var status = ArgoStatus.of(app).compared(state, health).conditions(conditions);
    if (!state.equals("Unknown")) {
      status.resources(ArgoLive.name(app), state);
    }
    if (app.hasOperation()) {
      status.ends("Error", String.join("; ", conditions.keySet()));
    }
    status.write(engine.writes());
    engine.attempts().settled(app.key());
    conditions.forEach(
        (type, why) -> engine.narrate(app.key() + " " + type + ": " + why.getFirst()));
    if (state.equals("OutOfSync")) {
      engine.narrate(app.key() + " is out of sync and waits for a person");
    }
    return Optional.empty();
  }
}
