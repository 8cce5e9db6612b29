package io.platformtenant.operator.health;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads {@code status.conditions}. */
final class Conditions {
  private Conditions() {}

  static Optional<JsonNode> find(JsonNode object, String type) {
    for (JsonNode condition : object.path("status").path("conditions")) {
      if (condition.path("type").asText().equals(type)) {
        return Optional.of(condition);
      }
    }
    return Optional.empty();
  }

  static boolean isTrue(JsonNode object, String type) {
    return find(object, type).filter(c -> status(c).equals("True")).isPresent();
  }

  static String status(JsonNode condition) {
    return condition.path("status").asText();
  }

  static String reason(JsonNode condition) {
    return condition.path("reason").asText("");
  }

  static String message(JsonNode condition) {
    return condition.path("message").asText("");
  }
}
