package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.residue.EngineFinalizers;
import io.platformtenant.operator.residue.StageExit;
import java.util.List;

/** What lets go of an object, as a merge patch of exactly this version. */
public final class ReleasePatch {
  private static final List<String> LABELS =
      List.of(
          ApiGroup.MANAGED_BY_LABEL,
          ApiGroup.TENANT_LABEL,
          ApiGroup.CLASS_LABEL,
          ApiGroup.ENVIRONMENT_LABEL,
          ApiGroup.CLUSTER_LABEL);
  private static final List<String> ANNOTATIONS =
      List.of(
          ApiGroup.APPLIED_HASH_ANNOTATION,
          ApiGroup.ADOPTED_ANNOTATION,
          ApiGroup.ADOPT_ANNOTATION,
          ApiGroup.ARGOCD_NAMESPACE_ANNOTATION,
          ApiGroup.HOME_ANNOTATION);

  private ReleasePatch() {}

  /** What takes our marks off an object that stays. */
  public static ObjectNode of(ObjectNode live) {
    ObjectNode patch = StageExit.ofThisVersion(live);
    ObjectNode metadata = patch.withObject("/metadata");
    ObjectNode labels = metadata.putObject("labels");
    LABELS.forEach(labels::putNull);
    ObjectNode annotations = metadata.putObject("annotations");
    ANNOTATIONS.forEach(annotations::putNull);
    return patch;
  }

  /** What has Argo CD leave alone what it delivered, once the Application is deleted. */
  static ObjectNode ofEngine(ObjectNode application) {
    return StageExit.without(application, EngineFinalizers::isActing);
  }

  /**
   * What ends a sync that a window holds back: Argo CD deletes nothing while one runs, and that one
   * would wait as long as the window lasts (argo-cd, processAppOperationQueueItem).
   */
  static ObjectNode ofOperation(ObjectNode application) {
    return StageExit.ofThisVersion(application).putNull("operation");
  }

  /** What lets an object go whoever holds it. */
  public static ObjectNode ofFinalizers(ObjectNode live) {
    ObjectNode patch = StageExit.ofThisVersion(live);
    patch.withObject("/metadata").putNull("finalizers");
    return patch;
  }
}
