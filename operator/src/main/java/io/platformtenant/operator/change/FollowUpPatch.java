package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result.Change;

/** What an apply cannot do and must be done right after it, as a merge patch; often nothing. */
public final class FollowUpPatch {
  private static final String REFRESH = "argocd.argoproj.io/refresh";

  private FollowUpPatch() {}

  public static ObjectNode of(PlannedObject planned, ObjectNode applied, Change change) {
    ManagedKind kind = planned.id().kind();
    ObjectNode patch = applied.objectNode();
    if (GuardedFields.areIn(planned.body(), applied, kind)) {
      GuardedFields.removeBy(patch, planned.body(), applied, kind);
    }
    // Argo CD compares again for a new source or destination only; after any other change its
    // status would speak of what somebody had written for minutes (appcontroller.go,
    // needRefreshAppStatus). Not by apply: Argo CD takes the annotation off, and we would put it
    // back.
    if (kind == ManagedKind.APPLICATION && change == Change.DRIFT_CORRECTED) {
      patch.withObject("/metadata/annotations").put(REFRESH, "normal");
    }
    if (!patch.isEmpty()) {
      patch.withObject("/metadata").set("uid", applied.path("metadata").path("uid"));
    }
    return patch;
  }
}
