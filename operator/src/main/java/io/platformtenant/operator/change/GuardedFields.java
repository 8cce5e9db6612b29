package io.platformtenant.operator.change;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.EmptyValue;
import java.util.List;
import java.util.stream.Stream;

/** Finds the fields that nobody may write in what we made, and takes them out. */
public final class GuardedFields {
  private static final JsonPointer VARIABLES = JsonPointer.compile("/spec/postBuild/substitute");

  /** What carries two marks is taken for nobody's, or for two owners' at once. */
  private static final List<JsonPointer> OWNERS =
      Stream.of(ApiGroup.TENANT_LABEL, ApiGroup.CLASS_LABEL)
          .map(JsonPointer.compile("/metadata/labels")::appendProperty)
          .toList();

  private GuardedFields() {}

  /** Whether nobody may write a field, whatever it says. */
  public static boolean has(ManagedKind kind, JsonPointer field) {
    return OWNERS.contains(field) || KindFields.of(kind).guarded().contains(field);
  }

  static boolean areIn(JsonNode planned, JsonNode live, ManagedKind kind) {
    return in(planned, live, kind).findAny().isPresent();
  }

  /** Adds to a merge patch what takes them out. */
  static void removeBy(ObjectNode patch, JsonNode planned, JsonNode live, ManagedKind kind) {
    in(planned, live, kind)
        .forEach(
            field -> patch.withObject(field.head()).putNull(field.last().getMatchingProperty()));
  }

  /** Those that somebody wrote. */
  public static Stream<JsonPointer> in(JsonNode planned, JsonNode live, ManagedKind kind) {
    return Stream.of(
            OWNERS.stream(), KindFields.of(kind).guarded().stream(), variables(planned, live))
        .flatMap(s -> s)
        .filter(field -> planned.at(field).isMissingNode())
        .filter(field -> !EmptyValue.isUnset(live.at(field)));
  }

  /** A variable that nobody planned would be filled in wherever a file names it. */
  private static Stream<JsonPointer> variables(JsonNode planned, JsonNode live) {
    return planned.at(VARIABLES).isMissingNode()
        ? Stream.empty()
        : live.at(VARIABLES).properties().stream()
            .map(variable -> VARIABLES.appendProperty(variable.getKey()));
  }
}
