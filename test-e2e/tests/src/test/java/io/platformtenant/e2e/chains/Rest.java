package io.platformtenant.e2e.chains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.health.Generated;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything of a tenant and its class at rest, without what differs between two tenants of one
 * spec: versions, times, what engines did, and that somebody handed something over.
 *
 * @param uids of what was made, but for what gives rights to people: those may go while all else
 *     has to stay
 */
record Rest(SortedMap<ObjectId, JsonNode> objects, List<JsonNode> statuses, List<String> uids) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What was synced for a while stays synced, whoever is to press the button now. */
  private static final String SYNCS = "delivery";

  private static final List<String> HANDED_OVER =
      List.of(ApiGroup.ADOPT_ANNOTATION, ApiGroup.ADOPTED_ANNOTATION);

  static Rest of(View view, String tenant, String tenantClass) {
    SortedMap<ObjectId, ObjectNode> live = new TreeMap<>(view.of(Owner.ofTenant(tenant)));
    live.putAll(view.of(Owner.ofClass(tenantClass)));
    SortedMap<ObjectId, JsonNode> objects = new TreeMap<>();
    live.forEach((id, object) -> objects.put(id, asMade(object)));
    return new Rest(
        objects,
        Stream.concat(
                view.tenant(tenant).map(t -> told(t.getStatus())).stream(),
                view.tenantClass(tenantClass).map(c -> told(c.tenantClass().getStatus())).stream())
            .toList(),
        live.entrySet().stream()
            .filter(o -> !Accounts.isOfPeople(o.getKey()))
            .filter(o -> Generated.setOf(o.getKey(), o.getValue()).isEmpty())
            .map(o -> o.getKey().brief() + " " + o.getValue().at("/metadata/uid").asText())
            .toList());
  }

  /** Whether Applications of an environment may not appear yet. */
  boolean isGated() {
    return statuses.stream()
        .flatMap(status -> status.path("environments").valueStream())
        .anyMatch(e -> e.path("gate").asText().equals("Waiting"));
  }

  private static JsonNode asMade(ObjectNode live) {
    ObjectNode made = live.deepCopy();
    made.remove(List.of("status", "operation"));
    ObjectNode metadata = made.withObject("/metadata");
    metadata.retain("name", "namespace", "labels", "annotations", "finalizers");
    metadata.withObject("/annotations").remove(HANDED_OVER);
    return made;
  }

  private static JsonNode told(Object status) {
    JsonNode told = MAPPER.valueToTree(status);
    if (told instanceof ObjectNode tree) {
      tree.remove(List.of("observedGeneration", "history", SYNCS));
      tree.path("environments").forEach(e -> ((ObjectNode) e).remove(SYNCS));
      tree.path("conditions").forEach(c -> told((ObjectNode) c));
    }
    return told;
  }

  private static void told(ObjectNode condition) {
    condition.remove(List.of("lastTransitionTime", "observedGeneration"));
    if (condition.path("reason").asText().equals("AwaitingSync")) {
      condition.put("reason", "Succeeded");
    }
    if (condition.path("status").asText().equals("True")) {
      condition.remove("message");
    }
  }
}
