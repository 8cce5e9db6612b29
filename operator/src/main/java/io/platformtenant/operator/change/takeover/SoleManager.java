package io.platformtenant.operator.change.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.model.PlannedObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Has nobody beside us own what is planned. A field that two managers have stays when one of them
 * leaves it out (apimachinery, structured-merge-diff): what leaves a plan later would stand for
 * ever. Whatever else they have they keep, as an engine its status.
 */
public final class SoleManager {
  private static final String FIELD = "f:";

  /** The field of an object or item itself, beside those in it. */
  private static final String ITSELF = ".";

  private SoleManager() {}

  /**
   * What takes it from the others, as a merge patch of exactly this version; empty where nobody
   * else has anything of it.
   *
   * @param live as the server has it, with its managedFields
   */
  public static Optional<ObjectNode> patch(PlannedObject planned, ObjectNode live) {
    JsonNode before = live.path("metadata").path("managedFields");
    ArrayNode after = live.arrayNode();
    before.forEach(entry -> rest(planned.body(), entry).ifPresent(after::add));
    if (after.equals(before)) {
      return Optional.empty();
    }
    if (after.isEmpty()) {
      // To the server an empty list is one that was left out; an empty item resets it.
      after.addObject();
    }
    ObjectNode patch = live.objectNode();
    ObjectNode metadata = patch.putObject("metadata");
    metadata.set("uid", live.path("metadata").path("uid"));
    metadata.set("resourceVersion", live.path("metadata").path("resourceVersion"));
    metadata.set("managedFields", after);
    return Optional.of(patch);
  }

  /** What one manager keeps. */
  private static Optional<JsonNode> rest(JsonNode body, JsonNode entry) {
    if (isOurs(entry) || !entry.path("subresource").asText().isEmpty()) {
      return Optional.of(entry);
    }
    ObjectNode kept = entry.deepCopy();
    ObjectNode fields = kept.withObject("/fieldsV1");
    Takeover.contents(body).forEach(content -> fields.remove(FIELD + content));
    if (fields.path(FIELD + "metadata") instanceof ObjectNode metadata) {
      take(metadata, "labels", names(body.path("metadata").path("labels")));
      take(
          metadata,
          "annotations",
          Stream.concat(
                  names(body.path("metadata").path("annotations")).stream(),
                  Stream.of(ApiGroup.APPLIED_HASH_ANNOTATION, ApiGroup.ADOPTED_ANNOTATION))
              .toList());
      removeIfEmpty(fields, "metadata");
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(kept);
  }

  /** What a merge patch of ours wrote is another manager's to the server: it did not apply. */
  private static boolean isOurs(JsonNode entry) {
    return entry.path("manager").asText().equals(ApiGroup.FIELD_MANAGER)
        && entry.path("operation").asText().equals("Apply");
  }

  private static void take(ObjectNode metadata, String map, List<String> keys) {
    if (metadata.path(FIELD + map) instanceof ObjectNode owned) {
      keys.forEach(key -> owned.remove(FIELD + key));
      removeIfEmpty(metadata, map);
    }
  }

  private static void removeIfEmpty(ObjectNode fields, String name) {
    JsonNode left = fields.path(FIELD + name);
    if (left.isEmpty() || (left.size() == 1 && left.has(ITSELF))) {
      fields.remove(FIELD + name);
    }
  }

  private static List<String> names(JsonNode map) {
    return map.properties().stream().map(field -> field.getKey()).toList();
  }
}
