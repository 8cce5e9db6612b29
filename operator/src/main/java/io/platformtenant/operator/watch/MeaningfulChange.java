package io.platformtenant.operator.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.health.EngineInventory;
import io.platformtenant.operator.health.Silence;
import io.platformtenant.operator.health.StatusReading;
import io.platformtenant.operator.kinds.ManagedKind;
import java.util.List;

/**
 * Which changes of an object are worth a look. Engines rewrite a status at every interval; what
 * counts is what is read off it.
 */
final class MeaningfulChange {
  private static final List<String> META =
      List.of("labels", "annotations", "finalizers", "ownerReferences", "deletionTimestamp");

  private MeaningfulChange() {}

  static boolean between(ManagedKind kind, JsonNode before, JsonNode after) {
    return !withoutStatus(before).equals(withoutStatus(after))
        || isReadOtherwise(kind, before, after)
        || !answer(before).equals(answer(after))
        || !EngineInventory.isSame(before, after)
        || Silence.isBroken(kind, before, after);
  }

  /** A status that nobody can make sense of is for its owner to tell; here it is one to look at. */
  private static boolean isReadOtherwise(ManagedKind kind, JsonNode before, JsonNode after) {
    try {
      return !StatusReading.of(kind, before).equals(StatusReading.of(kind, after));
    } catch (RuntimeException senseless) {
      return true;
    }
  }

  /**
   * What a stage on its way out was asked is to be heard at once: how quick it was is what counts.
   */
  private static JsonNode answer(JsonNode object) {
    return object.path("metadata").has("deletionTimestamp")
        ? object.path("status").path("lastHandledReconcileAt")
        : MissingNode.getInstance();
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
