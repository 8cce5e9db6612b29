package io.platformtenant.operator.change.standstill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.health.ArgoHealth;
import io.platformtenant.operator.health.BlockedOperation;
import io.platformtenant.operator.health.Generated;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.freezing.Frozen;
import io.platformtenant.operator.residue.StageExit;
import java.time.Instant;
import java.util.Optional;

/** A sync that the window of a freeze holds back: it would begin by itself when that is over. */
public final class BlockedSync {
  private BlockedSync() {}

  /**
   * What takes it away, as a merge patch of exactly this version. Where somebody lets the
   * Application through, only what was there before.
   */
  public static Optional<ObjectNode> end(ObjectId id, ObjectNode live, Frozen frozen) {
    String environment = label(live, ApiGroup.ENVIRONMENT_LABEL);
    return id.kind() == ManagedKind.APPLICATION
            && !environment.isEmpty()
            && frozen.holdsIn(environment)
            && isToEnd(live, frozen.openSince(environment, Generated.contractName(id, live)))
        ? Optional.of(StageExit.ofThisVersion(live).putNull("operation"))
        : Optional.empty();
  }

  private static boolean isToEnd(ObjectNode live, Optional<Instant> open) {
    return open.map(since -> BlockedOperation.isLeftFromBefore(live, since))
        .orElseGet(() -> ArgoHealth.isBlocked(live));
  }

  private static String label(ObjectNode live, String name) {
    return live.path("metadata").path("labels").path(name).asText("");
  }
}
