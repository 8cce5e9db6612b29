package io.platformtenant.operator.contract.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Groups of people while something is in error: some go at once, and none comes. */
final class Tiers {
  private Tiers() {}

  /** Leaves in both forms of a tier what stands in both. */
  static void narrow(
      PartItem tier, Map<PartItem, JsonNode> written, Map<PartItem, JsonNode> accepted) {
    JsonNode now = written.get(tier);
    JsonNode before = accepted.get(tier);
    if (now == null || before == null) {
      written.remove(tier);
      accepted.remove(tier);
      return;
    }
    Set<JsonNode> mayStay = new HashSet<>();
    now.path("groups").forEach(mayStay::add);
    ObjectNode both = before.deepCopy();
    ArrayNode groups = both.putArray("groups");
    before.path("groups").forEach(group -> addIf(mayStay.contains(group), group, groups));
    written.put(tier, both);
    accepted.put(tier, both);
  }

  private static void addIf(boolean stays, JsonNode group, ArrayNode groups) {
    if (stays) {
      groups.add(group);
    }
  }
}
