package io.platformtenant.engines.standins.argo;

import io.platformtenant.engines.standins.machine.Attempts.Attempt;
import io.platformtenant.engines.standins.machine.Attempts.Stage;
import io.platformtenant.engines.standins.machine.Engine;
import io.platformtenant.engines.standins.machine.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One sync operation from its start to its end, retries included, in the name of the project's
 * account.
 */
final class ArgoSync {

  // What an automated sync gets whose Application says nothing about retries.
  private static final int AUTOMATED_RETRIES = 5;
  private static final String BLOCKED = "Sync operation blocked by sync window";
  private static final String SCRIPTED_REFUSAL = "SyncFailed";

  private record Refusal(String phase, String message) {}

  private final Engine engine;
  private final ArgoLive live;

  ArgoSync(Engine engine, ArgoLive live) {
    this.engine = engine;
    this.live = live;
  }

  /** The health of what was applied, as the script has it. */
  String health(ArgoApp app) {
    return switch (engine.script().fateOf(app.key())) {
      case Fate.Stuck _ -> "Progressing";
      case Fate.Failing failing when !failing.reason().equals(SCRIPTED_REFUSAL) -> "Degraded";
      case Fate.Failing _, Fate.Normal _, Fate.Unseen _ -> "Healthy";
    };
  }

  Optional<Duration> begin(ArgoApp app, String state, String health, boolean automated) {
    ArgoStatus.of(app)
        .compared(state, health)
        .conditions(Map.of())
        .resources(ArgoLive.name(app), state)
        .starts(automated)
        .write(engine.writes());
    engine.attempts().begun(app.key(), engine.script().delay());
    return Optional.of(engine.script().delay());
  }

  /** It runs as long as the window lasts, and goes on with what was asked for after that. */
  Optional<Duration> blocked(ArgoApp app, String state, String health) {
    engine.attempts().settled(app.key());
    if (!app.status().at("/operationState/message").asText().equals(BLOCKED)) {
      ArgoStatus.of(app)
          .compared(state, health)
          .conditions(Map.of())
          .starts(false)
          .runs(BLOCKED, 0)
          .write(engine.writes());
    }
    return Optional.empty();
  }

  Optional<Duration> carryOn(ArgoApp app, ArgoProject project, Attempt attempt) {
    if (!app.hasOperation()) {
      // Somebody cleared the operation: it is over, and what is still due begins anew.
      engine.attempts().forget(app.key());
      return Optional.of(Duration.ZERO);
    }
    var refusal = execute(app, project);
    if (refusal.isEmpty()) {
      succeed(app);
      return Optional.empty();
    }
    return mayRetry(app, attempt)
        ? Optional.of(retry(app, refusal.get(), attempt))
        : fail(app, refusal.get());
  }

  private Optional<Refusal> execute(ArgoApp app, ArgoProject project) {
    if (engine.script().fateOf(app.key()) instanceof Fate.Failing failing
        && failing.reason().equals(SCRIPTED_REFUSAL)) {
      return Optional.of(new Refusal("Failed", failing.message()));
    }
    var cluster = ArgoCluster.of(app.destination()).orElseThrow();
    var user = project.userFor(cluster, app.namespace());
    if (user.isEmpty()) {
      var message =
          "no matching service account found for destination server %s and namespace %s"
              .formatted(cluster.server(), app.namespace());
      return Optional.of(new Refusal("Error", message));
    }
    return live.apply(app, user.get())
        .map(why -> new Refusal("Failed", "one or more objects failed to apply, reason: " + why));
  }

  private void succeed(ArgoApp app) {
    var state = app.asked().equals(app.revision()) ? "Synced" : "OutOfSync";
    ArgoStatus.of(app)
        .compared(state, health(app))
        .conditions(Map.of())
        .resources(ArgoLive.name(app), state)
        .ends("Succeeded", "successfully synced (all tasks run)")
        .write(engine.writes());
    engine.attempts().settled(app.key());
    engine.narrate(app.key() + " is synced to " + app.namespace() + ", health " + health(app));
  }

  // The script's own refusal is final, so that tests need not sit through the retries.
  private boolean mayRetry(ArgoApp app, Attempt attempt) {
    if (engine.script().fateOf(app.key()) instanceof Fate.Failing) {
      return false;
    }
    var limit =
        automated(app)
            ? app.spec().path("syncPolicy").path("retry").path("limit").asInt(AUTOMATED_RETRIES)
            : app.operation().path("retry").path("limit").asInt(0);
    return limit < 0 || attempt.failures() < limit;
  }

  private Duration retry(ArgoApp app, Refusal refusal, Attempt attempt) {
    var wait = engine.attempts().failed(app.key(), Stage.BEGUN);
    var number = attempt.failures() + 1;
    ArgoStatus.of(app)
        .runs("%s. Retrying attempt #%d.".formatted(refusal.message(), number), number)
        .write(engine.writes());
    return wait;
  }

  private Optional<Duration> fail(ArgoApp app, Refusal refusal) {
    var message =
        "Failed last sync attempt to [%s]: %s".formatted(app.revision(), refusal.message());
    ArgoStatus.of(app)
        .conditions(automated(app) ? Map.of("SyncError", List.of(message)) : Map.of())
        .ends(refusal.phase(), refusal.message())
        .write(engine.writes());
    engine.attempts().settled(app.key());
    engine.narrate(app.key() + " cannot be synced: " + refusal.message());
    return Optional.empty();
  }

  private static boolean automated(ArgoApp app) {
    return app.operation().path("initiatedBy").path("automated").asBoolean();
  }
}
