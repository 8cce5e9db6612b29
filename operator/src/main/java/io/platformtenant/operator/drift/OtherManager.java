package io.platformtenant.operator.drift;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Who else wrote an object, by its managedFields. */
public final class OtherManager {
  /** Times of managedFields are all in one form, so the later one is the greater text. */
  private static final Comparator<JsonNode> LATEST =
      Comparator.comparing(entry -> entry.path("time").asText());

  private OtherManager() {}

  /**
   * The one that has a field, else the one that wrote last: who takes a field out owns nothing of
   * it.
   */
  static String of(JsonNode live, JsonPointer field) {
    String owner = having(live, field);
    return owner.isEmpty() ? last(others(live), entry -> true) : owner;
  }

  /** The one that has a field; "" where it is ours alone, or nobody's. */
  public static String having(JsonNode live, JsonPointer field) {
    return last(others(live), entry -> owns(entry.path("fieldsV1"), field));
  }

  private static List<JsonNode> others(JsonNode live) {
    return StreamSupport.stream(live.path("metadata").path("managedFields").spliterator(), false)
        .filter(entry -> !entry.path("manager").asText().equals(ApiGroup.FIELD_MANAGER))
        .filter(entry -> entry.path("subresource").asText().isEmpty())
        .toList();
  }

  private static String last(List<JsonNode> entries, Predicate<JsonNode> which) {
    return entries.stream()
        .filter(which)
        .max(LATEST)
        .map(entry -> entry.path("manager").asText())
        .orElse("");
  }

  private static boolean owns(JsonNode fields, JsonPointer field) {
    if (field.matches()) {
      return true;
    }
    JsonNode step = fields.path("f:" + field.getMatchingProperty());
    return !step.isMissingNode() && owns(step, field.tail());
  }
}
