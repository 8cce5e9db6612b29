package io.platformtenant.engines.standins.argo;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.engines.standins.machine.Attempts.Stage;
import io.platformtenant.engines.standins.machine.Engine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a deleted Application goes: what its project still permits is deleted, anything else is left
 * behind.
 */
final class ArgoDeletion {

  private record Trigger(String uid, Optional<JsonNode> project) {}

  private final Engine engine;
  private final ArgoLive live;

  ArgoDeletion(Engine engine, ArgoLive live) {
    this.engine = engine;
    this.live = live;
  }

  Optional<Duration> finish(ArgoApp app, Optional<ArgoProject> project) {
    if (app.cascades().isEmpty()) {
      return Optional.empty();
    }
    var trigger = new Trigger(app.uid(), project.map(ArgoProject::spec));
    var attempt = engine.attempts().of(app.key(), trigger);
    if (attempt.stage() == Stage.NEW) {
      engine.attempts().begun(app.key(), engine.script().delay());
      return Optional.of(engine.script().delay());
    }
    if (!attempt.remaining().isZero()) {
      return Optional.of(attempt.remaining());
    }
    return engine.script().holds(app.key()) ? Optional.empty() : release(app, project);
  }

  private Optional<Duration> release(ArgoApp app, Optional<ArgoProject> project) {
    var refusal = project.map(known -> cascade(app, known)).orElseGet(() -> noProject(app));
    if (refusal.isPresent()) {
      ArgoStatus.of(app)
          .conditions(Map.of("DeletionError", List.of(refusal.get())))
          .write(engine.writes());
      if (engine.attempts().firstFailure(app.key())) {
        engine.narrate(app.key() + " cannot be deleted: " + refusal.get());
      }
      return Optional.of(engine.attempts().failed(app.key(), Stage.BEGUN));
    }
    engine.writes().removeFinalizers(app.resource(), app.cascades());
    engine.narrate(app.key() + " is gone");
    return Optional.empty();
  }

  private Optional<String> cascade(ArgoApp app, ArgoProject project) {
    var cluster = ArgoCluster.of(app.destination());
    if (cluster.isEmpty() || !project.permitsDestination(cluster.get(), app.namespace())) {
      engine.narrate(app.key() + " leaves its objects behind: nothing permits touching them");
      return Optional.empty();
    }
    return live.delete(app, project.userFor(cluster.get(), app.namespace()));
  }

  private static Optional<String> noProject(ArgoApp app) {
    return Optional.of(
        "error getting app project \"%s\": appproject.argoproj.io \"%s\" not found"
            .formatted(app.project(), app.project()));
  }
}
