package io.platformtenant.engines.standins.flux;

import io.platformtenant.engines.standins.machine.Attempts.Stage;
import io.platformtenant.engines.standins.machine.Engine;
import io.platformtenant.engines.standins.machine.Fate;
import io.platformtenant.engines.standins.machine.Trees;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How a deleted Kustomization goes: what it applied is pruned in its account's name, or is left
 * behind.
 */
final class FluxFinalizer {

  private record Trigger(String uid, Fate fate) {}

  private final Engine engine;
  private final FluxInventory inventory;

  FluxFinalizer(Engine engine, FluxInventory inventory) {
    this.engine = engine;
    this.inventory = inventory;
  }

  Optional<Duration> finish(FluxObject kustomization) {
    var key = kustomization.key();
    if (!kustomization.hasFinalizer()) {
      return Optional.empty();
    }
    var attempt = engine.attempts().of(key, trigger(kustomization));
    if (attempt.stage() == Stage.NEW) {
      observe(kustomization);
      engine.attempts().begun(key, engine.script().delay());
      return Optional.of(engine.script().delay());
    }
    if (!attempt.remaining().isZero()) {
      return Optional.of(attempt.remaining());
    }
    return engine.script().holds(key) ? Optional.empty() : release(kustomization);
  }

  private Trigger trigger(FluxObject kustomization) {
    return new Trigger(
        kustomization.resource().getMetadata().getUid(),
        engine.script().fateOf(kustomization.key()));
  }

  // Deletion is a new generation: observedGeneration follows an old Ready=True, which itself stays
  // behind.
  private void observe(FluxObject kustomization) {
    if (kustomization.conditions().ready()) {
      var status = kustomization.status().deepCopy();
      status.put("observedGeneration", kustomization.generation());
      engine.writes().status(kustomization.resource(), status);
    }
  }

  private Optional<Duration> release(FluxObject kustomization) {
    var refusal = pruning(kustomization) ? prune(kustomization) : Optional.<String>empty();
    if (refusal.isPresent()) {
      if (engine.attempts().firstFailure(kustomization.key())) {
        engine.narrate(kustomization.key() + " cannot prune: " + refusal.get());
      }
      return Optional.of(engine.attempts().failed(kustomization.key(), Stage.BEGUN));
    }
    engine.writes().removeFinalizers(kustomization.resource(), Set.of(FluxObject.FINALIZER));
    engine.narrate(kustomization.key() + " is gone");
    return Optional.empty();
  }

  private static boolean pruning(FluxObject kustomization) {
    var spec = kustomization.spec();
    var wanted =
        switch (spec.path("deletionPolicy").asText("MirrorPrune")) {
          case "Delete", "WaitForTermination" -> true;
          case "Orphan" -> false;
          default -> spec.path("prune").asBoolean();
        };
    return wanted
        && !kustomization.suspended()
        && !kustomization.status().path("inventory").path("entries").isEmpty();
  }

  private Optional<String> prune(FluxObject kustomization) {
    if (!inventory.accountExists(kustomization)) {
      engine.narrate(kustomization.key() + " leaves its objects behind: its account is gone");
      return Optional.empty();
    }
    var entries = kustomization.status().path("inventory").path("entries");
    return inventory.prune(kustomization, Trees.items(entries).toList());
  }
}
