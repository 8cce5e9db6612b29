package io.platformtenant.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.rules.PlanRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One object, one identity: names made of dashes can meet, and none may swallow the other. */
final class Identities {
  private Identities() {}

  static Stream<Finding> doubled(List<PlannedObject> drawn) {
    Map<ObjectId, PlannedObject> first = new HashMap<>();
    return drawn.stream()
        .map(
            object -> {
              PlannedObject other = first.putIfAbsent(object.id(), object);
              return other == null ? null : finding(object, other);
            })
        .filter(Objects::nonNull);
  }

  private static Finding finding(PlannedObject one, PlannedObject other) {
    return PlanRules.ONE_IDENTITY.finding(
        FieldPath.of("spec"),
        origin(other)
            + " and "
            + origin(one)
            + " would both become "
            + one.id().describe()
            + "; rename one");
  }

  private static String origin(PlannedObject object) {
    JsonNode labels = object.body().path("metadata").path("labels");
    for (String what : List.of(ApiGroup.STAGE_LABEL, ApiGroup.APPLICATION_LABEL)) {
      if (labels.has(what)) {
        return what.substring(what.indexOf('/') + 1)
            + " \""
            + labels.path(what).asText()
            + "\""
            + (object.environment().isEmpty()
                ? ""
                : " of environment \"" + object.environment() + "\"");
      }
    }
    return object.environment().isEmpty()
        ? "the tenant"
        : "environment \"" + object.environment() + "\"";
  }
}
