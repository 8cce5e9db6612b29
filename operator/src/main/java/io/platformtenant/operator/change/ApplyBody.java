package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.change.cowriting.CoWriting;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result.Change;

/** The body that is sent: what was planned, its digest, and what of the live object must stay. */
public final class ApplyBody {
  /** What a role of an AppProject holds that is Argo CD's and not ours. */
  static final String TOKENS = "jwtTokens";

  private ApplyBody() {}

  /** For an object that is not there: the resourceVersion makes the server refuse if it is. */
  public static ObjectNode toCreate(PlannedObject planned) {
    ObjectNode body = over(planned, MissingNode.getInstance());
    metadata(body).put("resourceVersion", "1");
    return body;
  }

  /**
   * For an object that is there.
   *
   * @param live as the server has it, where that is needed
   */
  public static ObjectNode toWrite(PlannedObject planned, JsonNode live, Change change) {
    return switch (change) {
      case CREATED -> toCreate(planned);
      case ADOPTED -> toAdopt(planned, live);
      case UPDATED, DRIFT_CORRECTED -> toUpdate(planned, live);
      case RENEWED -> toRenew(planned, live);
    };
  }

  /** Whether what was seen a moment ago is too old to write over; who adopts has just looked. */
  public static boolean needsFreshRead(PlannedObject planned, JsonNode live, Change change) {
    return change != Change.ADOPTED && isShared(planned, live);
  }

  /** Whether somebody else writes into fields that we write. */
  private static boolean isShared(PlannedObject planned, JsonNode live) {
    return KindFields.of(planned.id().kind()).shared() || CoWriting.concerns(planned.body(), live);
  }

  private static ObjectNode toUpdate(PlannedObject planned, JsonNode live) {
    ObjectNode body = over(planned, live);
    // Made anew by somebody since we looked, it would be another object, and not ours to change.
    metadata(body).set("uid", live.path("metadata").path("uid"));
    if (isAdopted(live)) {
      annotate(body, ApiGroup.ADOPTED_ANNOTATION, "true");
    }
    if (isShared(planned, live)) {
      keepTokens(body, live);
      // What somebody wrote there since is not overwritten: the server refuses, and we look again.
      metadata(body).set("resourceVersion", live.path("metadata").path("resourceVersion"));
    }
    return body;
  }

  /** Marked, so that it is released and not deleted later. */
  private static ObjectNode toAdopt(PlannedObject planned, JsonNode live) {
    ObjectNode body = toUpdate(planned, live);
    annotate(body, ApiGroup.ADOPTED_ANNOTATION, "true");
    return body;
  }

  /** To its engine the new generation says what the one before said, which is told to us alone. */
  private static ObjectNode toRenew(PlannedObject planned, JsonNode live) {
    ObjectNode body = toUpdate(planned, live);
    annotate(
        body,
        ApiGroup.SAME_AS_GENERATION_ANNOTATION,
        live.path("metadata").path("generation").asText());
    return body;
  }

  public static boolean isAdopted(JsonNode live) {
    return live.path("metadata").path("annotations").has(ApiGroup.ADOPTED_ANNOTATION);
  }

  /**
   * Argo CD mirrors the tokens of a role into spec.roles, which is one atomic list: to write the
   * list without them is to erase them (argo-cd, server/project/project.go). They come from a fresh
   * read.
   */
  private static void keepTokens(ObjectNode body, JsonNode live) {
    for (JsonNode role : body.path("spec").path("roles")) {
      for (JsonNode was : live.path("spec").path("roles")) {
        if (was.path("name").equals(role.path("name")) && was.has(TOKENS)) {
          ((ObjectNode) role).set(TOKENS, was.get(TOKENS).deepCopy());
        }
      }
    }
  }

  /**
   * What is planned, with the digest of it, and with what others wrote where they may.
   *
   * @param live as it is; missing where it is not there
   */
  public static ObjectNode over(PlannedObject planned, JsonNode live) {
    ObjectNode body = CoWriting.standing(planned.body(), live).deepCopy();
    annotate(body, ApiGroup.APPLIED_HASH_ANNOTATION, planned.hash());
    return body;
  }

  private static void annotate(ObjectNode body, String key, String value) {
    metadata(body).withObject("/annotations").put(key, value);
  }

  private static ObjectNode metadata(ObjectNode body) {
    return (ObjectNode) body.get("metadata");
  }
}
