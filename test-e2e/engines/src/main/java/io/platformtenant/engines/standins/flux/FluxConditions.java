package io.platformtenant.engines.standins.flux;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.engines.standins.machine.Trees;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The conditions of one Flux object, edited for one generation; Stalled and Reconciling are absent
 * when false.
 */
final class FluxConditions {

  private final Map<String, ObjectNode> byType = new LinkedHashMap<>();
  private final long generation;

  private FluxConditions(long generation) {
    this.generation = generation;
  }

  static FluxConditions of(JsonNode status, long generation) {
    var conditions = new FluxConditions(generation);
    Trees.items(status.path("conditions"))
        .forEach(c -> conditions.byType.put(c.path("type").asText(), c.deepCopy()));
    return conditions;
  }

  FluxConditions set(String type, String status, String reason, String message) {
    var before = byType.get(type);
    var same = before != null && before.path("status").asText().equals(status);
    var condition = Trees.JSON.objectNode();
    condition.put("type", type);
    condition.put("status", status);
    condition.put("reason", reason);
    condition.put("message", message);
    condition.put("observedGeneration", generation);
    condition.put(
        "lastTransitionTime", same ? before.path("lastTransitionTime").asText() : Trees.now());
    byType.put(type, condition);
    return this;
  }

  FluxConditions remove(String type) {
    byType.remove(type);
    return this;
  }

  /** Work begins: Ready is unknown until it is decided. */
  FluxConditions progressing(String message) {
    return remove("Stalled")
        .set("Reconciling", "True", "Progressing", message)
        .set("Ready", "Unknown", "Progressing", "Reconciliation in progress");
  }

  /** Work failed and will be tried again. */
  FluxConditions retrying(String reason, String message) {
    if (byType.containsKey("Reconciling")) {
      var before = byType.get("Reconciling").path("message").asText();
      set("Reconciling", "True", "ProgressingWithRetry", before);
    }
    return set("Ready", "False", reason, message);
  }

  boolean reads(String type, String reason) {
    return byType.containsKey(type) && byType.get(type).path("reason").asText().equals(reason);
  }

  boolean ready() {
    return byType.containsKey("Ready")
        && byType.get("Ready").path("status").asText().equals("True");
  }

  void into(ObjectNode status) {
    var list = status.putArray("conditions");
    byType.values().forEach(list::add);
  }
}
