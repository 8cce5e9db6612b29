package io.platformtenant.engines.standins.flux;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.engines.standins.machine.Attempts;
import io.platformtenant.engines.standins.machine.Attempts.Stage;
import io.platformtenant.engines.standins.machine.Engine;
import io.platformtenant.engines.standins.machine.Fate;
import io.platformtenant.engines.standins.machine.Trees;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * One run of a Kustomization whose source and dependencies are ready: apply, prune what left, check
 * health.
 */
final class FluxApply {

  private record Trigger(
      String uid, long generation, String revision, String requestedAt, Fate fate) {}

  private static final Duration FOR_EVER = Duration.ofDays(1);
  private static final Set<String> FAIL_AFTER_APPLYING = Set.of("HealthCheckFailed", "PruneFailed");

  /** What fails before anything is applied is not kept in the history. */
  private static final Set<String> BEFORE_APPLYING = Set.of("BuildFailed", "ArtifactFailed");

  private final Engine engine;
  private final FluxInventory inventory;

  FluxApply(Engine engine, FluxInventory inventory) {
    this.engine = engine;
    this.inventory = inventory;
  }

  Optional<Duration> carryOn(FluxObject kustomization, String revision) {
    var key = kustomization.key();
    var fate = engine.script().fateOf(key);
    var attempt = attempt(kustomization, revision, fate);
    if (!attempt.remaining().isZero()) {
      return Optional.of(attempt.remaining());
    }
    if (attempt.stage() != Stage.BEGUN) {
      begin(kustomization, revision);
      return Optional.of(engine.script().delay());
    }
    return finish(kustomization, revision, fate);
  }

  /** How long what has been decided stays so; empty when there is something to do. */
  Optional<Duration> rest(FluxObject kustomization, String revision) {
    var fate = engine.script().fateOf(kustomization.key());
    var attempt = attempt(kustomization, revision, fate);
    return attempt.stage() == Stage.SETTLED && !attempt.remaining().isZero()
        ? Optional.of(attempt.remaining())
        : Optional.empty();
  }

  private Attempts.Attempt attempt(FluxObject kustomization, String revision, Fate fate) {
    var uid = kustomization.resource().getMetadata().getUid();
    var trigger =
        new Trigger(uid, kustomization.generation(), revision, kustomization.requestedAt(), fate);
    return engine.attempts().of(kustomization.key(), trigger);
  }

  private void begin(FluxObject kustomization, String revision) {
    var message = "Building manifests for revision " + revision;
    var status = kustomization.statusWith(kustomization.conditions().progressing(message));
    status.put("lastAttemptedRevision", revision);
    engine.writes().status(kustomization.resource(), status);
    engine.attempts().begun(kustomization.key(), engine.script().delay());
  }

  private Optional<Duration> finish(FluxObject kustomization, String revision, Fate fate) {
    return switch (fate) {
      case Fate.Stuck _, Fate.Unseen _ -> {
        engine.attempts().settled(kustomization.key(), FOR_EVER);
        yield Optional.empty();
      }
      case Fate.Failing f when !FAIL_AFTER_APPLYING.contains(f.reason()) ->
          fail(kustomization, kustomization.status().deepCopy(), f.reason(), f.message());
      case Fate.Failing f -> applied(kustomization, revision, Optional.of(f));
      case Fate.Normal _ -> applied(kustomization, revision, Optional.empty());
    };
  }

  private Optional<Duration> applied(
      FluxObject kustomization, String revision, Optional<Fate.Failing> failing) {
    var status = kustomization.status().deepCopy();
    var refusal = inventory.apply(kustomization, revision);
    if (refusal.isPresent()) {
      return fail(kustomization, status, "ReconciliationFailed", refusal.get());
    }
    var unpruned = take(kustomization, status);
    if (unpruned.isPresent()) {
      return fail(kustomization, status, "PruneFailed", unpruned.get());
    }
    if (failing.isPresent()) {
      return fail(kustomization, status, failing.get().reason(), failing.get().message());
    }
    succeed(kustomization, status, revision);
    return Optional.of(kustomization.interval());
  }

  // What was applied before and is not any more is pruned; what cannot be pruned stays in the
  // inventory.
  private Optional<String> take(FluxObject kustomization, ObjectNode status) {
    var entry = FluxInventory.entry(kustomization);
    var stale =
        Trees.items(kustomization.status().path("inventory").path("entries"))
            .filter(old -> !old.equals(entry))
            .toList();
    var entries = status.putObject("inventory").putArray("entries").add(entry);
    if (!kustomization.spec().path("prune").asBoolean()) {
      return Optional.empty();
    }
    var refusal = inventory.prune(kustomization, stale);
    refusal.ifPresent(_ -> entries.addAll(stale));
    return refusal;
  }

  private Optional<Duration> fail(
      FluxObject kustomization, ObjectNode status, String reason, String message) {
    var conditions = kustomization.conditions().retrying(reason, message);
    if (reason.equals("HealthCheckFailed")) {
      conditions.set("Healthy", "False", reason, message);
    }
    conditions.into(status);
    if (!BEFORE_APPLYING.contains(reason)) {
      FluxHistory.add(status, reason);
    }
    engine.writes().status(kustomization.resource(), status);
    if (engine.attempts().firstFailure(kustomization.key())) {
      engine.narrate(kustomization.key() + " failed: " + message);
    }
    return Optional.of(engine.attempts().failed(kustomization.key(), Stage.NEW));
  }

  private void succeed(FluxObject kustomization, ObjectNode status, String revision) {
    var conditions =
        kustomization
            .conditions()
            .remove("Reconciling")
            .set("Ready", "True", "ReconciliationSucceeded", "Applied revision: " + revision);
    if (kustomization.spec().path("wait").asBoolean()) {
      conditions.set("Healthy", "True", "Succeeded", "Health check passed");
    } else {
      conditions.remove("Healthy");
    }
    var news = !FluxHistory.endedWell(status) || !revision.equals(applied(status));
    conditions.into(status);
    FluxHistory.add(status, FluxHistory.SUCCEEDED);
    status.put("observedGeneration", kustomization.generation());
    status.put("lastAppliedRevision", revision);
    engine.writes().status(kustomization.resource(), status);
    engine.attempts().settled(kustomization.key(), kustomization.interval());
    if (news) {
      engine.narrate(kustomization.key() + " is ready, applied " + FluxRevision.brief(revision));
    }
  }

  private static String applied(ObjectNode status) {
    return status.path("lastAppliedRevision").asText();
  }
}
