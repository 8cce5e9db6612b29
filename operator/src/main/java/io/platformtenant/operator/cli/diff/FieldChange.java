package io.platformtenant.operator.cli.diff;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.change.ApplyBody;
import io.platformtenant.operator.drift.DriftedFields;
import io.platformtenant.operator.drift.OtherManager;
import io.platformtenant.operator.model.PlannedObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * One field of an object that would be written; a list counts as one.
 *
 * @param is what stands there; missing where nothing does
 * @param becomes what would stand there; missing where it would be taken out
 * @param manager who else has written what stands there, by its managedFields; "" for nobody
 */
record FieldChange(JsonPointer field, JsonNode is, JsonNode becomes, String manager) {
  private static final JsonPointer ANNOTATIONS = JsonPointer.compile("/metadata/annotations");
  private static final JsonPointer DIGEST =
      ANNOTATIONS.appendProperty(ApiGroup.APPLIED_HASH_ANNOTATION);
  private static final JsonPointer ADOPTED =
      ANNOTATIONS.appendProperty(ApiGroup.ADOPTED_ANNOTATION);
  private static final JsonPointer SAME_AS =
      ANNOTATIONS.appendProperty(ApiGroup.SAME_AS_GENERATION_ANNOTATION);

  /** What an object is not yet, in the order of the plan, and what it would lose. */
  static List<FieldChange> of(PlannedObject planned, ObjectNode live) {
    ObjectNode body = ApplyBody.over(planned, live);
    return Stream.concat(
            DriftedFields.of(planned, live).stream(),
            live.path("metadata")
                .path("managedFields")
                .valueStream()
                .filter(entry -> entry.path("manager").asText().equals(ApiGroup.FIELD_MANAGER))
                .filter(entry -> entry.path("subresource").asText().isEmpty())
                .flatMap(entry -> dropped(entry.path("fieldsV1"), body, JsonPointer.empty()))
                .filter(field -> OtherManager.having(live, field).isEmpty()))
        .filter(field -> !field.equals(DIGEST))
        .filter(field -> !live.at(field).equals(body.at(field)))
        .distinct()
        .map(
            field ->
                new FieldChange(
                    field, live.at(field), body.at(field), OtherManager.having(live, field)))
        .toList();
  }

  /**
   * What we wrote once and would not write again: to apply without it is to take it out, unless
   * somebody else has it too.
   */
  private static Stream<JsonPointer> dropped(JsonNode owned, JsonNode planned, JsonPointer at) {
    return owned.properties().stream()
        .filter(step -> step.getKey().startsWith("f:"))
        .flatMap(
            step -> {
              String name = step.getKey().substring(2);
              JsonPointer here = at.appendProperty(name);
              JsonNode below = planned.path(name);
              return below.isMissingNode()
                  ? Stream.of(here).filter(field -> !isKept(field))
                  : dropped(step.getValue(), below, here);
            });
  }

  /** Written by us beside the plan. */
  private static boolean isKept(JsonPointer field) {
    return field.equals(ADOPTED) || field.equals(SAME_AS);
  }

  /** As people write it: {@code spec.roles}. */
  String name() {
    return String.join(
        ".",
        Stream.iterate(field, pointer -> !pointer.matches(), JsonPointer::tail)
            .map(JsonPointer::getMatchingProperty)
            .map(step -> step.indexOf('.') < 0 ? step : "[\"" + step + "\"]")
            .toList());
  }

  boolean isNew() {
    return is instanceof MissingNode;
  }

  boolean isTakenOut() {
    return becomes instanceof MissingNode;
  }
}
