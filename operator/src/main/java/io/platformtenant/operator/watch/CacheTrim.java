package io.platformtenant.operator.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.health.ApplicationSetHealth;
import io.platformtenant.operator.health.ArgoHealth;
import io.platformtenant.operator.health.FluxHealth;
import io.platformtenant.operator.model.ManagedKind;
import java.util.List;

/** What of an object is worth keeping, and which of its changes are worth a look. */
final class CacheTrim {
  /** Long, often rewritten, and read by nobody here. */
  private static final List<String> BULK =
      List.of("inventory", "resources", "summary", "sourceHydrator");

  private static final List<String> META =
      List.of("labels", "annotations", "finalizers", "ownerReferences", "deletionTimestamp");

  private CacheTrim() {}

  static void prune(ObjectNode object) {
    if (object.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove("managedFields");
    }
    if (object.get("status") instanceof ObjectNode status) {
      status.remove(BULK);
      trimHistory(status);
      if (status.get("operationState") instanceof ObjectNode operation) {
        operation.remove(List.of("syncResult", "operation"));
      }
    }
  }

  /** How the last attempt ended is read, when it did and what came before are not. */
  private static void trimHistory(ObjectNode status) {
    JsonNode ended = status.path("history").path(0).path("lastReconciledStatus");
    status.remove("history");
    if (ended.isTextual()) {
      status.putArray("history").addObject().set("lastReconciledStatus", ended);
    }
  }

  /** Engines rewrite a status at every interval; what counts is what it means. */
  static boolean matters(ManagedKind kind, JsonNode before, JsonNode after) {
    return !withoutStatus(before).equals(withoutStatus(after))
        || switch (kind) {
          case KUSTOMIZATION, GIT_REPOSITORY, OCI_REPOSITORY, BUCKET ->
              !FluxHealth.of(before).equals(FluxHealth.of(after))
                  || !FluxHealth.revision(before).equals(FluxHealth.revision(after));
          case APPLICATION -> !ArgoHealth.of(before).equals(ArgoHealth.of(after));
          case APPLICATION_SET ->
              !ApplicationSetHealth.of(before).equals(ApplicationSetHealth.of(after));
          default -> false;
        };
  }

  private static ObjectNode withoutStatus(JsonNode object) {
    ObjectNode rest = ((ObjectNode) object).objectNode();
    object
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals("status") && !field.getKey().equals("metadata")) {
                rest.set(field.getKey(), field.getValue());
              }
            });
    JsonNode metadata = object.path("metadata");
    for (String field : META) {
      rest.set(field, metadata.path(field));
    }
    return rest;
  }
}
