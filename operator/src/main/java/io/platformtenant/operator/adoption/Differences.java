package io.platformtenant.operator.adoption;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.FieldDifference;
import io.platformtenant.operator.change.takeover.Takeover;
import io.platformtenant.operator.drift.DriftedFields;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.model.EmptyValue;
import io.platformtenant.operator.model.PlannedObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** In which fields an object differs from what is planned; a list counts as one. */
final class Differences {
  private static final int LONGEST_FIELD = 253;
  private static final int LONGEST_VALUE = 120;

  /** Values of charts and variables may be anything; a status is read by many. */
  private static final Set<String> UNTOLD =
      Set.of("helm", "sources", "postBuild", "patches", "kustomize", "plugin", "template");

  private static final String OURS = ApiGroup.NAME + "/";

  private Differences() {}

  static List<FieldDifference> of(PlannedObject planned, ObjectNode live) {
    return Stream.concat(
            DriftedFields.of(planned, live).stream(), Takeover.leftovers(planned, live).stream())
        .distinct()
        .filter(field -> !isMark(field))
        .filter(field -> !isNothing(planned.body().at(field), live.at(field)))
        .map(field -> difference(field, live.at(field), planned.body().at(field)))
        .toList();
  }

  /** That it does not carry our marks yet goes without saying. */
  private static boolean isMark(JsonPointer field) {
    String last = field.last().getMatchingProperty();
    return field.getMatchingProperty().equals("metadata")
        && (last.startsWith(OURS) || last.equals(ApiGroup.MANAGED_BY_LABEL));
  }

  /** A server fills in what an engine leaves out. */
  private static boolean isNothing(JsonNode planned, JsonNode live) {
    return planned.isMissingNode() && EmptyValue.isLeftOutByGo(live);
  }

  private static FieldDifference difference(JsonPointer field, JsonNode live, JsonNode planned) {
    boolean told = steps(field).noneMatch(UNTOLD::contains);
    return new FieldDifference(
        Shown.text(FieldPath.of(field).toString(), LONGEST_FIELD),
        value(live, told),
        value(planned, told));
  }

  private static Stream<String> steps(JsonPointer field) {
    return Stream.iterate(field, pointer -> !pointer.matches(), JsonPointer::tail)
        .map(JsonPointer::getMatchingProperty);
  }

  private static String value(JsonNode value, boolean told) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    String text = value.isValueNode() ? value.asText() : value.toString();
    return told ? Shown.text(text, LONGEST_VALUE) : "(not shown)";
  }
}
