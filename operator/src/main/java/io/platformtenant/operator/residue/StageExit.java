package io.platformtenant.operator.residue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How far a stage has come that Flux let go of. Flux does so when what the stage applied is gone or
 * when its wait is over, and does not say which (kustomize-controller, finalize). A finalizer of
 * ours keeps the stage until then, and with it the inventory: nobody has to remember it.
 */
public sealed interface StageExit {
  /**
   * How long Flux itself waits. It holds one of its few workers meanwhile, and never waits for less
   * (kustomize-controller, GetTimeout).
   */
  Duration PATIENCE_OF_FLUX = Duration.ofSeconds(30);

  /** After which time Flux may be asked once more: each question takes a worker of it again. */
  Duration PATIENCE_WITH_FLUX = Duration.ofMinutes(1);

  /**
   * How long a stage that does not go counts as work of Flux: after that Flux comes back to it ever
   * more rarely, and others would wait for what never ends.
   */
  Duration PATIENCE_OF_OTHERS = Duration.ofMinutes(5);

  /** Something is left, or was not seen; each in a sentence. */
  record Held(List<String> by) implements StageExit {}

  /**
   * What we may not see may be gone: whether it is, Flux can say by being quick.
   *
   * @param onceMore that it was quick already. It also is where a request of it failed, but hardly
   *     twice on end.
   */
  record Unanswered(List<String> by, boolean onceMore) implements StageExit {}

  /** Nothing is left. */
  record Over() implements StageExit {}

  /**
   * @param live the stage as the server has it
   * @param residue of what it had applied
   * @param fluxMayAct without its account and that one's rights Flux deletes nothing, and is quick
   *     as well
   */
  static StageExit of(ObjectNode live, Residue residue, boolean fluxMayAct, Instant now) {
    if (!residue.standing().isEmpty()) {
      return new Held(residue.standing());
    }
    if (residue.unseen().isEmpty()) {
      return new Over();
    }
    Answer answer = Answer.of(live);
    if (fluxMayAct && answer.wasQuick(now)) {
      return answer.isTheSecond() ? new Over() : new Unanswered(residue.unseen(), true);
    }
    return answer.isOfLate(now)
        ? new Held(residue.unseen())
        : new Unanswered(residue.unseen(), false);
  }

  /** What is to be written now, as a merge patch of exactly this version of the stage. */
  default Optional<ObjectNode> patch(ObjectNode live, Instant now) {
    return switch (this) {
      case Held _ -> Optional.empty();
      case Unanswered(List<String> _, boolean onceMore) ->
          Optional.of(Answer.question(live, now, onceMore));
      case Over _ -> Optional.of(release(live));
    };
  }

  /** Whether Flux is done with a leaving stage and only we keep it. */
  static boolean isLetGo(JsonNode live) {
    return isKept(live) && !EngineFinalizers.of(live).contains(Finalizers.FLUX);
  }

  /** Whether a stage is leaving and we keep it until nothing is left, planned again or not. */
  static boolean isKept(JsonNode live) {
    return live.path("metadata").has("deletionTimestamp")
        && EngineFinalizers.of(live).contains(ApiGroup.FINALIZER);
  }

  /** Whether Flux is at work for a leaving stage, or soon will be: one of its workers is taken. */
  static boolean takesAWorker(JsonNode live, Instant now) {
    Answer answer = Answer.of(live);
    return live.path("metadata").has("deletionTimestamp")
        && (EngineFinalizers.of(live).contains(Finalizers.FLUX) || (isKept(live) && !answer.came()))
        && !answer.isOverdue(live.path("metadata").path("deletionTimestamp").asText(), now);
  }

  /**
   * What is written before the deletion is sent, as a merge patch of exactly this version: a
   * suspended stage would leave everything behind, and a health check must not hold it up.
   */
  static ObjectNode preparation(ObjectNode live, Instant now) {
    ObjectNode patch = ofThisVersion(live);
    ObjectNode metadata = patch.withObject("/metadata");
    ArrayNode finalizers = metadata.putArray("finalizers");
    EngineFinalizers.of(live).forEach(finalizers::add);
    if (!EngineFinalizers.of(live).contains(ApiGroup.FINALIZER)) {
      finalizers.add(ApiGroup.FINALIZER);
    }
    metadata
        .putObject("annotations")
        .put(ApiGroup.LEAVING_AT_ANNOTATION, now.toString())
        .putNull(Answer.REQUESTED);
    patch
        .putObject("spec")
        .put("deletionPolicy", "WaitForTermination")
        .put("timeout", PATIENCE_OF_FLUX.toSeconds() + "s")
        .put("wait", false)
        .putNull("suspend");
    return patch;
  }

  /**
   * What is written before the deletion of a stage that leaves behind what it applied. Nothing is
   * waited for then, so nothing of ours may keep it.
   */
  static ObjectNode orphaning(ObjectNode live) {
    ObjectNode patch = release(live);
    patch.putObject("spec").put("deletionPolicy", "Orphan");
    return patch;
  }

  /** What lets the stage go. */
  static ObjectNode release(ObjectNode live) {
    return without(live, ApiGroup.FINALIZER::equals);
  }

  /** A merge patch of exactly this version that takes some finalizers off. */
  static ObjectNode without(ObjectNode live, Predicate<String> finalizer) {
    ObjectNode patch = ofThisVersion(live);
    ArrayNode kept = patch.withObject("/metadata").putArray("finalizers");
    EngineFinalizers.of(live).stream().filter(finalizer.negate()).forEach(kept::add);
    return patch;
  }

  /** A merge patch that fits this version alone. */
  static ObjectNode ofThisVersion(ObjectNode live) {
    ObjectNode patch = live.objectNode();
    patch
        .putObject("metadata")
        .set("resourceVersion", live.path("metadata").path("resourceVersion"));
    return patch;
  }

  /** Finalizers of others. */
  final class Finalizers {
    static final String FLUX = "finalizers.fluxcd.io";

    private Finalizers() {}
  }
}
