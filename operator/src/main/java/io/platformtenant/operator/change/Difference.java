package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.change.cowriting.CoWriting;
import io.platformtenant.operator.kinds.FormerForm;
import io.platformtenant.operator.model.AppliedHash;
import io.platformtenant.operator.model.EmptyValue;
import io.platformtenant.operator.model.PlannedObject;

/** What lies between an object as planned and as it is. */
public enum Difference {
  NONE,
  /** The plan changed since it was last written. */
  OUTDATED,
  /** An older version of the operator wrote it, and only what is new is missing. */
  FORMER,
  /** Somebody changed what we had written. */
  DRIFTED,
  /** Something differs that can never change in place. */
  IMMUTABLE,
  /** It is on its way out, and takes no more changes of ours. */
  TERMINATING;

  public static Difference between(PlannedObject planned, ObjectNode live) {
    if (live.path("metadata").has("deletionTimestamp")) {
      return TERMINATING;
    }
    if (KindFields.of(planned.id().kind()).immutable().stream()
        .anyMatch(field -> !live.at(field).equals(planned.body().at(field)))) {
      return IMMUTABLE;
    }
    if (planned.isFormerIn(live)) {
      return FormerForm.isKept(live)
          ? drift(planned, FormerForm.of(planned.body()).orElseThrow(), live, FORMER)
          : DRIFTED;
    }
    return AppliedHash.readFrom(live).equals(planned.hash())
        ? drift(planned, CoWriting.standing(planned.body(), live), live, NONE)
        : OUTDATED;
  }

  private static Difference drift(
      PlannedObject planned, JsonNode form, ObjectNode live, Difference without) {
    return covers(form, live) && !GuardedFields.areIn(planned.body(), live, planned.id().kind())
        ? without
        : DRIFTED;
  }

  /**
   * Whether everything planned is there. What others added to maps is left alone; lists must be
   * equal item by item, except finalizers, which are a set. An empty list and none are the same,
   * and so are false and nothing, 0 and nothing: engines that rewrite an object, as Argo CD does at
   * the start of a sync, leave empty fields out.
   */
  public static boolean covers(JsonNode planned, JsonNode live) {
    if (planned.isObject()) {
      return planned.properties().stream()
          .allMatch(
              field ->
                  field.getKey().equals("finalizers")
                      ? contains(live.path("finalizers"), field.getValue())
                      : covers(field.getValue(), live.path(field.getKey())));
    }
    if (planned.isArray()) {
      return planned.size() == live.size() && coversItems(planned, live);
    }
    return planned.equals(live)
        || (planned.isNumber() && planned.asText().equals(live.asText()))
        || (isZero(planned) && live.isMissingNode());
  }

  private static boolean isZero(JsonNode value) {
    return value.isNumber() ? value.doubleValue() == 0 : value.isBoolean() && !value.booleanValue();
  }

  /**
   * An item of a list is ours as a whole: a cluster name added to a destination, or groups added to
   * a role without any, would widen the project (argo-cd, app_project_types.go).
   */
  private static boolean coversItems(JsonNode planned, JsonNode live) {
    for (int i = 0; i < planned.size(); i++) {
      if (!covers(planned.get(i), live.path(i)) || hasMore(live.path(i), planned.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasMore(JsonNode live, JsonNode planned) {
    return live.properties().stream()
        .anyMatch(
            field ->
                planned.has(field.getKey())
                    ? field.getValue().isObject()
                        && hasMore(field.getValue(), planned.get(field.getKey()))
                    : !field.getKey().equals(ApplyBody.TOKENS)
                        && !EmptyValue.isEmptyBlock(field.getValue()));
  }

  private static boolean contains(JsonNode live, JsonNode planned) {
    for (JsonNode wanted : planned) {
      boolean there = false;
      for (JsonNode item : live) {
        there |= item.equals(wanted);
      }
      if (!there) {
        return false;
      }
    }
    return true;
  }
}
