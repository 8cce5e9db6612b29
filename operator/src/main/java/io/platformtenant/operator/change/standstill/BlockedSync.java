package io.platformtenant.operator.change.standstill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.health.ArgoHealth;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.freezing.Frozen;
import io.platformtenant.operator.residue.StageExit;
import java.util.Optional;

/** A sync that the window of a freeze holds back: it would begin by itself when that is over. */
public final class BlockedSync {
  private BlockedSync() {}

  /** What takes it away, as a merge patch of exactly this version. */
  public static Optional<ObjectNode> end(ObjectId id, ObjectNode live, Frozen frozen) {
    String environment =
        live.path("metadata").path("labels").path(ApiGroup.ENVIRONMENT_LABEL).asText("");
    return id.kind() == ManagedKind.APPLICATION
            && !environment.isEmpty()
            && frozen.holdsIn(environment)
            && ArgoHealth.isBlocked(live)
        ? Optional.of(StageExit.ofThisVersion(live).putNull("operation"))
        : Optional.empty();
  }
}
