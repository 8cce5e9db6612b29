package io.platformtenant.operator.contract.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups and people while something is in error: some go at once, and none comes. */
final class Tiers {
  private static final List<String> FIELDS = List.of("groups", "users");

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
    ObjectNode both = before.deepCopy();
    for (String field : FIELDS) {
      narrow(field, now, both);
    }
    written.put(tier, both);
    accepted.put(tier, both);
  }

  private static void narrow(String field, JsonNode now, ObjectNode both) {
    Set<JsonNode> mayStay = new HashSet<>();
    now.path(field).forEach(mayStay::add);
    JsonNode before = both.path(field);
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    before.forEach(name -> addIf(mayStay.contains(name), name, names));
    both.remove(field);
    if (!names.isEmpty()) {
      both.set(field, names);
    }
  }

  private static void addIf(boolean stays, JsonNode name, ArrayNode names) {
    if (stays) {
      names.add(name);
    }
  }
}
