package io.platformtenant.operator.residue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A set whose Applications leave behind what they delivered: its controller takes the finalizer off
 * each, and gives none to new ones (argo-cd, applicationset/utils/utils.go, RenderTemplateParams).
 */
public final class PreservingSet {
  private PreservingSet() {}

  public static boolean is(JsonNode set) {
    return set.at("/spec/syncPolicy/preserveResourcesOnDeletion").asBoolean()
        && set.at("/spec/template/metadata/finalizers").isMissingNode();
  }

  /** What makes it one, as a merge patch of exactly this version. */
  public static ObjectNode patch(ObjectNode set) {
    ObjectNode patch = StageExit.ofThisVersion(set);
    patch.withObject("/spec/syncPolicy").put("preserveResourcesOnDeletion", true);
    patch.withObject("/spec/template/metadata").putNull("finalizers");
    return patch;
  }
}
