package io.platformtenant.operator.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.health.Health.State;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import java.util.ArrayList;
import java.util.List;

/**
 * How a set fares beside what it made. One that says what it makes is not Ready before it made that
 * and nothing else: its own status does not tell which of its specs it is about.
 */
final class SetHealth {
  private SetHealth() {}

  static Health of(PlannedObject planned, ObjectNode seen, Observed observed) {
    Health health = ApplicationSetHealth.of(seen);
    JsonNode elements = planned.body().at("/spec/generators/0/list/elements");
    if (!health.isReady() || elements.isMissingNode()) {
      return health;
    }
    List<String> missing = new ArrayList<>();
    String name = planned.id().name();
    String prefix = name.substring(0, name.length() - planned.environment().length());
    elements.forEach(
        e -> missing.add(prefix + e.path("name").asText() + "-" + planned.environment()));
    List<String> made =
        observed
            .ids(id -> isMadeBy(planned.id(), id, observed))
            .map(ObjectId::name)
            .filter(n -> !missing.remove(n))
            .toList();
    if (missing.isEmpty() && made.isEmpty()) {
      return health;
    }
    return Health.of(
        State.PROGRESSING,
        "Progressing",
        missing.isEmpty()
            ? "has to take Application \"" + made.getFirst() + "\" away"
            : "has to make Application \"" + missing.getFirst() + "\"");
  }

  private static boolean isMadeBy(ObjectId set, ObjectId id, Observed observed) {
    return observed
        .get(id)
        .flatMap(live -> Generated.setOf(id, live))
        .filter(set::equals)
        .isPresent();
  }
}
