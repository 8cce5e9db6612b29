package io.platformtenant.operator.kinds;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Objects as an older version of the operator wrote them. What a newer one adds is a new generation
 * of each, and must not reach all at once.
 */
public final class FormerForm {
  /** Of stages; version 0.1 did not write it. */
  private static final JsonPointer ADDED = JsonPointer.compile("/spec/deletionPolicy");

  private FormerForm() {}

  /** The form before this one; empty where nothing was added. */
  public static Optional<ObjectNode> of(ObjectNode body) {
    if (body.at(ADDED).isMissingNode()) {
      return Optional.empty();
    }
    ObjectNode former = body.deepCopy();
    ((ObjectNode) former.at(ADDED.head())).remove(ADDED.last().getMatchingProperty());
    return Optional.of(former);
  }

  /** Whether nobody wrote what an older version did not. */
  public static boolean isKept(JsonNode live) {
    return live.at(ADDED).isMissingNode();
  }
}
