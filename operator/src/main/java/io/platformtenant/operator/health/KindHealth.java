package io.platformtenant.operator.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.health.Health.State;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.util.Map;
import java.util.Optional;

/** How an object of each kind is read: the one place that knows which reader is whose. */
public final class KindHealth {
  private static final Health IN_FORCE = Health.of(State.READY, "", "");

  private KindHealth() {}

  /** How an object fares, as it says itself. */
  public static Health of(ManagedKind kind, JsonNode live) {
    return switch (kind.purpose()) {
      // Nothing acts for these: what is written is in force.
      case NAMESPACE, BOUND, ACCOUNT, BINDING, PROJECT -> IN_FORCE;
      case SOURCE, STAGE -> FluxHealth.of(live);
      case APPLICATION -> ArgoHealth.of(live);
      case APPLICATION_SET -> ApplicationSetHealth.of(live);
    };
  }

  /**
   * Whether its engine has come to an end, good or bad, with what an object says now.
   *
   * @param all every object of its owner
   */
  public static boolean isSettled(ObjectId id, JsonNode live, Map<ObjectId, ObjectNode> all) {
    return switch (id.kind().purpose()) {
      case NAMESPACE, BOUND, ACCOUNT, BINDING, PROJECT -> true;
      case SOURCE, STAGE -> FluxHealth.isSettled(live);
      case APPLICATION -> isApplicationSettled(id, live, all);
      // Whether it is, its Applications tell.
      case APPLICATION_SET -> true;
    };
  }

  private static boolean isApplicationSettled(
      ObjectId id, JsonNode live, Map<ObjectId, ObjectNode> all) {
    Optional<ObjectId> set = Generated.setOf(id, live);
    return set.isEmpty()
        ? ArgoHealth.isSettled(live)
        : all.containsKey(set.get()) && Generated.isSettled(live, all.get(set.get()));
  }
}
