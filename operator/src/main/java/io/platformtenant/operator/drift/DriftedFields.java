package io.platformtenant.operator.drift;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.change.Difference;
import io.platformtenant.operator.change.GuardedFields;
import io.platformtenant.operator.change.cowriting.CoWriting;
import io.platformtenant.operator.model.AppliedHash;
import io.platformtenant.operator.model.PlannedObject;
import java.util.ArrayList;
import java.util.List;

/** In which fields an object is not as planned; a list counts as one. */
public final class DriftedFields {
  private static final JsonPointer DIGEST =
      JsonPointer.compile("/metadata/annotations").appendProperty(ApiGroup.APPLIED_HASH_ANNOTATION);

  private DriftedFields() {}

  public static List<JsonPointer> of(PlannedObject planned, ObjectNode live) {
    List<JsonPointer> fields = new ArrayList<>();
    collect(CoWriting.standing(planned.body(), live), live, JsonPointer.empty(), fields);
    GuardedFields.in(planned.body(), live, planned.id().kind()).forEach(fields::add);
    if (!AppliedHash.readFrom(live).equals(planned.hash())) {
      fields.add(DIGEST);
    }
    return fields;
  }

  private static void collect(
      ObjectNode planned, JsonNode live, JsonPointer at, List<JsonPointer> fields) {
    planned
        .properties()
        .forEach(
            field -> {
              JsonPointer here = at.appendProperty(field.getKey());
              if (field.getValue() instanceof ObjectNode object) {
                collect(object, live.path(field.getKey()), here, fields);
              } else if (!covers(planned, field.getKey(), live)) {
                fields.add(here);
              }
            });
  }

  private static boolean covers(ObjectNode planned, String field, JsonNode live) {
    return Difference.covers(planned.objectNode().set(field, planned.get(field)), live);
  }
}
