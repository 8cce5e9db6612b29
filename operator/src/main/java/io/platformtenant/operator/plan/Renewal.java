package io.platformtenant.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.health.FluxHealth;
import io.platformtenant.operator.kinds.FormerForm;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Plan;
import io.platformtenant.operator.model.PlannedObject;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What an older version of the operator wrote of an owner, and is to be written anew for what it
 * lacks. Stage after stage: to Flux a stage is not ready until it has seen its new generation, and
 * what depends on it would fail meanwhile.
 *
 * @param due what is still as it was
 * @param next what of it may be written now
 * @param running whether Flux is still at what was written anew
 */
public record Renewal(SortedSet<ObjectId> due, SortedSet<ObjectId> next, boolean running) {
  /**
   * @param stages lists every stage there is, whosever it is
   */
  public static Renewal of(
      Plan plan, Observed seen, Supplier<? extends Map<ObjectId, ObjectNode>> stages) {
    SortedSet<ObjectId> due =
        stagesOf(plan, o -> seen.get(o.id()).filter(o::isFormerIn).isPresent());
    SortedSet<ObjectId> next = new TreeSet<>(due);
    if (!due.isEmpty()) {
      Map<ObjectId, ObjectNode> all = stages.get();
      next.removeIf(id -> !isOnFirmGround(plan.objects().get(id), all));
    }
    boolean running =
        !stagesOf(plan, o -> seen.get(o.id()).filter(Renewal::isRunning).isPresent()).isEmpty();
    return new Renewal(due, next, running);
  }

  /** Whether there is nothing to do or to wait for. */
  public boolean isOver() {
    return due.isEmpty() && !running;
  }

  /** Whether something is to be written, or was and is not through yet. */
  public boolean isAtWork() {
    return running || !next.isEmpty();
  }

  private static SortedSet<ObjectId> stagesOf(Plan plan, Predicate<PlannedObject> which) {
    SortedSet<ObjectId> stages = new TreeSet<>();
    plan.objects().values().stream()
        .filter(o -> o.id().kind().purpose() == Purpose.STAGE)
        .filter(which)
        .map(PlannedObject::id)
        .forEach(stages::add);
    return stages;
  }

  private static boolean isRunning(JsonNode live) {
    return live.path("metadata").path("annotations").has(ApiGroup.SAME_AS_GENERATION_ANNOTATION)
        && !FluxHealth.isThrough(live);
  }

  private static boolean isOnFirmGround(PlannedObject stage, Map<ObjectId, ObjectNode> stages) {
    return stage
        .body()
        .path("spec")
        .path("dependsOn")
        .valueStream()
        .map(on -> idOf(stage.id(), on))
        .filter(on -> !isSomebodyElses(stage.id(), on))
        .map(stages::get)
        .allMatch(on -> on != null && !FormerForm.isKept(on) && FluxHealth.isThrough(on));
  }

  /** What a class found there is not read, and was never written in any form. */
  private static boolean isSomebodyElses(ObjectId stage, ObjectId on) {
    return !on.namespace().equals(stage.namespace()) && !ReservedNames.isOfClass(on.namespace());
  }

  private static ObjectId idOf(ObjectId stage, JsonNode dependency) {
    return ObjectId.of(
        ManagedKind.KUSTOMIZATION,
        dependency.path("namespace").asText(stage.namespace()),
        dependency.path("name").asText());
  }
}
