package io.platformtenant.operator.change.cowriting;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import java.util.Optional;

/**
 * What an Application remembers of its contract where others may write, as its annotation has it.
 *
 * @param places by pointer
 */
record Memory(ObjectNode places) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Annotations of an object hold 256 KiB together. */
  private static final int LONGEST = 65_536;

  /**
   * One place.
   *
   * @param of digest of what the contract said
   * @param kept what stays of one who may not write any more; empty while somebody may, missing
   *     where it was taken out
   */
  record Entry(String of, Optional<JsonNode> kept) {}

  static Memory empty() {
    return new Memory(JsonNodeFactory.instance.objectNode());
  }

  /** What only the operator writes; what can not be read is nothing. */
  static Memory readFrom(JsonNode application) {
    try {
      JsonNode read = JSON.readTree(text(application));
      return read instanceof ObjectNode places ? new Memory(places) : empty();
    } catch (JsonProcessingException e) {
      return empty();
    }
  }

  static boolean isIn(JsonNode application) {
    return !text(application).isEmpty();
  }

  private static String text(JsonNode application) {
    return application
        .path("metadata")
        .path("annotations")
        .path(ApiGroup.CO_WRITTEN_ANNOTATION)
        .asText("");
  }

  Optional<Entry> at(JsonPointer place) {
    JsonNode entry = places.path(place.toString());
    return entry.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Entry(
                entry.path("of").asText(),
                Optional.ofNullable(entry.get("is"))
                    .map(is -> is.isNull() ? MissingNode.getInstance() : is)));
  }

  void put(JsonPointer place, String digest) {
    places.putObject(place.toString()).put("of", digest);
  }

  void keep(JsonPointer place, String digest, JsonNode value) {
    places
        .putObject(place.toString())
        .put("of", digest)
        .set("is", value.isMissingNode() ? places.nullNode() : value.deepCopy());
  }

  /** Whether there is room for one more value. */
  boolean hasRoomFor(JsonNode value) {
    return places.toString().length() + value.toString().length() < LONGEST;
  }

  void writeInto(ObjectNode application) {
    if (!places.isEmpty()) {
      application
          .withObject("/metadata")
          .withObject("/annotations")
          .put(ApiGroup.CO_WRITTEN_ANNOTATION, places.toString());
    }
  }
}
