package io.platformtenant.operator.change.takeover;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.change.ApplyBody;
import io.platformtenant.operator.model.AppliedHash;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The first of the writes that take an object over. An apply alone would leave standing what is not
 * planned, and an engine would act on a mixture of both: files of the new folder, say, brought to
 * the old namespace. So what is planned, and nothing beside it, comes with one merge patch,
 * together with the mark. After it {@link SoleManager} has the former manager own none of it, and
 * an apply makes it ours.
 */
public final class Takeover {
  /** In place of the digest until all is done: whoever is killed in between goes on from here. */
  static final String UNDER_WAY = "taking-over";

  private static final Set<String> OUTSIDE = Set.of("apiVersion", "kind", "metadata");

  /**
   * What stays although nobody planned it: somebody stopped the engine there, and what has to be
   * signed stays so.
   */
  private static final Set<JsonPointer> KEPT =
      Set.of(
          JsonPointer.compile("/spec/suspend"),
          JsonPointer.compile("/spec/signatureKeys"),
          JsonPointer.compile("/spec/sourceIntegrity"));

  private Takeover() {}

  /** Whether an object is ours, and was not taken over to the end. */
  public static boolean isUnderWay(JsonNode live) {
    return AppliedHash.readFrom(live).equals(UNDER_WAY);
  }

  /**
   * What makes an object as planned, as a merge patch of exactly this version.
   *
   * @param live as the server has it
   */
  public static ObjectNode patch(PlannedObject planned, ObjectNode live) {
    ObjectNode patch = ApplyBody.toWrite(planned, live, Change.ADOPTED);
    patch.remove(List.of("apiVersion", "kind"));
    ObjectNode metadata = (ObjectNode) patch.get("metadata");
    // A list in a patch is the whole list: others have finalizers there. The apply adds ours.
    metadata.remove(List.of("name", "namespace", "finalizers"));
    metadata.set("resourceVersion", live.path("metadata").path("resourceVersion"));
    metadata.withObject("/annotations").put(ApiGroup.APPLIED_HASH_ANNOTATION, UNDER_WAY);
    for (JsonPointer field : leftovers(planned, live)) {
      patch.withObject(field.head()).putNull(field.last().getMatchingProperty());
    }
    return patch;
  }

  /** What stands in an object beside what is planned, and goes. */
  public static List<JsonPointer> leftovers(PlannedObject planned, ObjectNode live) {
    List<JsonPointer> left = new ArrayList<>();
    ObjectNode body = ApplyBody.over(planned, live);
    contents(body)
        .forEach(
            content ->
                collect(
                    body.path(content),
                    live.path(content),
                    JsonPointer.empty().appendProperty(content),
                    left));
    return left;
  }

  /** The fields of an object that are neither its identity nor its metadata. */
  static List<String> contents(JsonNode body) {
    return body.properties().stream()
        .map(field -> field.getKey())
        .filter(field -> !OUTSIDE.contains(field))
        .toList();
  }

  private static void collect(
      JsonNode planned, JsonNode live, JsonPointer at, List<JsonPointer> left) {
    if (!planned.isObject() || !live.isObject()) {
      return;
    }
    live.properties()
        .forEach(
            field -> {
              JsonPointer here = at.appendProperty(field.getKey());
              if (planned.has(field.getKey())) {
                collect(planned.get(field.getKey()), field.getValue(), here, left);
              } else if (!KEPT.contains(here)) {
                left.add(here);
              }
            });
  }
}
