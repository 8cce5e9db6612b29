package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.health.BlockedOperation;
import io.platformtenant.operator.health.Generated;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.freezing.Opening;
import java.util.List;

/**
 * Syncs that a freeze holds back from before something is opened: until they are taken away, what
 * they are of stays shut, or they would begin by themselves.
 */
public final class LeftSyncs {
  private LeftSyncs() {}

  /** What can be opened now. */
  public static List<Opening> shut(List<Opening> openings, Observed observed) {
    return openings.stream()
        .map(opening -> opening.without(heldBackIn(opening, observed)))
        .toList();
  }

  private static List<String> heldBackIn(Opening opening, Observed observed) {
    return observed.objects().entrySet().stream()
        .filter(object -> object.getKey().kind() == ManagedKind.APPLICATION)
        .filter(
            object ->
                label(object.getValue(), ApiGroup.ENVIRONMENT_LABEL).equals(opening.environment()))
        .filter(object -> BlockedOperation.isLeftFromBefore(object.getValue(), opening.since()))
        .map(object -> Generated.contractName(object.getKey(), object.getValue()))
        .toList();
  }

  private static String label(ObjectNode object, String name) {
    return object.path("metadata").path("labels").path(name).asText("");
  }
}
