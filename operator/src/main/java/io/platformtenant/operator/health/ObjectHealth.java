package io.platformtenant.operator.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.health.Health.State;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import java.util.Map;
import java.util.Optional;

/** How an object fares beside the others of its owner, each kind as it has to be read. */
public final class ObjectHealth {
  private ObjectHealth() {}

  /** How a planned object fares; what nothing acts for fares well wherever it was written. */
  public static Health of(PlannedObject planned, Observed observed) {
    return switch (planned.id().kind().purpose()) {
      case NAMESPACE, BOUND, ACCOUNT, BINDING, PROJECT -> Health.IN_FORCE;
      case SOURCE, STAGE, APPLICATION, APPLICATION_SET ->
          observed
              .get(planned.id())
              .map(seen -> asPlanned(planned, seen, beside(planned, seen, observed)))
              .orElse(Health.UNSEEN);
    };
  }

  private static Health beside(PlannedObject planned, ObjectNode seen, Observed observed) {
    return switch (planned.id().kind().purpose()) {
      case SOURCE -> isHeldStill(planned, seen) ? Health.IN_FORCE : ofItself(planned, seen);
      case STAGE -> StageHealth.of(planned, seen, observed);
      case APPLICATION_SET -> SetHealth.of(planned, seen, observed);
      case NAMESPACE, BOUND, ACCOUNT, BINDING, PROJECT, APPLICATION -> ofItself(planned, seen);
    };
  }

  private static Health ofItself(PlannedObject planned, ObjectNode seen) {
    return StatusReading.of(planned.id().kind(), seen).health();
  }

  /**
   * A source that a freeze suspends goes on serving what it has (source-controller,
   * internal/controller/bucket_controller.go).
   */
  private static boolean isHeldStill(PlannedObject planned, ObjectNode seen) {
    return planned.body().path("spec").path("suspend").asBoolean()
        && seen.path("spec").path("suspend").asBoolean()
        && !FluxHealth.revision(seen).isEmpty();
  }

  /** What was seen before a change says nothing about the change. */
  private static Health asPlanned(PlannedObject planned, ObjectNode seen, Health health) {
    return planned.isWrittenIn(seen)
            || health.state() == State.DELETING
            || health.state() == State.SUSPENDED
        ? health
        : Health.of(State.PROGRESSING, "Progressing", "its latest change was not seen yet");
  }

  /**
   * Whether its engine has come to an end, good or bad, with what an object says now.
   *
   * @param all every object of its owner
   */
  public static boolean isSettled(ObjectId id, JsonNode live, Map<ObjectId, ObjectNode> all) {
    Optional<ObjectId> set = Generated.setOf(id, live);
    return set.isEmpty()
        ? StatusReading.of(id.kind(), live).settled()
        : all.containsKey(set.get()) && Generated.isSettled(live, all.get(set.get()));
  }
}
