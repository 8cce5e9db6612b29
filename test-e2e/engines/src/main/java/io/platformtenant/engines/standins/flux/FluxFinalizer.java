package io.platformtenant.engines.standins.flux;

import static java.util.Locale.ROOT;

import io.platformtenant.engines.standins.machine.Attempts.Stage;
import io.platformtenant.engines.standins.machine.Engine;
import io.platformtenant.engines.standins.machine.Fate;
import io.platformtenant.engines.standins.machine.ScriptKey;
import io.platformtenant.engines.standins.machine.Trees;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How a deleted Kustomization goes: what it applied is pruned in its account's name, or is left
 * behind. The finalizer goes once the deletions are sent, and with WaitForTermination once all is
 * gone or its timeout is over; which of the two, nothing says.
 */
final class FluxFinalizer {

  private record Trigger(String uid, Fate fate) {}

  // The real one looks every two seconds.
  private static final Duration TERMINATION_POLL = Duration.ofMillis(200);
  private static final Duration SHORTEST = Duration.ofSeconds(30);

  private final Engine engine;
  private final FluxInventory inventory;
  private final Map<ScriptKey, Instant> sent = new ConcurrentHashMap<>();

  FluxFinalizer(Engine engine, FluxInventory inventory) {
    this.engine = engine;
    this.inventory = inventory;
  }

  Optional<Duration> finish(FluxObject kustomization) {
    var key = kustomization.key();
    if (!kustomization.hasFinalizer() && isAnswered(kustomization)) {
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
    if (waits(kustomization)) {
      return Optional.of(TERMINATION_POLL);
    }
    sent.remove(kustomization.key());
    letGo(kustomization);
    return Optional.empty();
  }

  // An object that others keep is deleted once more for each request, and each is answered.
  private static boolean isAnswered(FluxObject kustomization) {
    return kustomization
        .requestedAt()
        .equals(kustomization.status().path("lastHandledReconcileAt").asText());
  }

  private void letGo(FluxObject kustomization) {
    if (kustomization.hasFinalizer()) {
      engine.writes().removeFinalizers(kustomization.resource(), Set.of(FluxObject.FINALIZER));
      engine.narrate(kustomization.key() + " is gone");
    } else {
      engine
          .writes()
          .status(kustomization.resource(), kustomization.statusWith(kustomization.conditions()));
    }
  }

  private boolean waits(FluxObject kustomization) {
    if (!kustomization.spec().path("deletionPolicy").asText().equals("WaitForTermination")
        || !pruning(kustomization)
        || !inventory.isAnythingLeft(kustomization)) {
      return false;
    }
    var since = sent.computeIfAbsent(kustomization.key(), k -> Clock.systemUTC().instant());
    return Clock.systemUTC().instant().isBefore(since.plus(timeout(kustomization)));
  }

  // Whatever is said, it is never shorter.
  private static Duration timeout(FluxObject kustomization) {
    var said =
        Duration.parse("PT" + kustomization.spec().path("timeout").asText("30s").toUpperCase(ROOT));
    return said.compareTo(SHORTEST) < 0 ? SHORTEST : said;
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
