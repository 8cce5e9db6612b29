package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.Actor;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Part;
import io.platformtenant.operator.findings.Reason;
import java.util.List;

/** Whose turn it is; null where nobody's, or where that can not be told. */
final class Actors {
  private Actors() {}

  /** Of what is refused: an error of the platform's keeps everything, whoever else errs. */
  static Actor mending(List<Finding> errors) {
    return errors.stream().anyMatch(error -> error.part() == Part.PLATFORM)
        ? Actor.Platform
        : Actor.Team;
  }

  /** Of a plan that was carried out as it is written. */
  static Actor of(List<Condition> conditions) {
    return conditions.stream()
        .filter(c -> c.type().equals(ConditionList.READY) && !c.status().equals("True"))
        .findFirst()
        .map(ready -> of(Reason.valueOf(ready.reason())))
        .orElse(null);
  }

  private static Actor of(Reason reason) {
    return switch (reason) {
      case Progressing, WaitingForBootstrap, PruneWaiting, Deleting, ApplyFailed -> Actor.Engine;
      case ClassNotFound,
          NotEnforced,
          NotOwned,
          PlaneUnavailable,
          EngineSilent,
          ClusterRoleMissing,
          RoleNotBindable,
          RemovalHeld,
          Suspended,
          NamespaceMissing ->
          Actor.Platform;
      // A stage or an Application that fails may be anybody's.
      case BootstrapFailed,
          DeliveryDegraded,
          InvalidSpec,
          GuardrailViolated,
          NameConflict,
          LimitExceeded,
          DriftFight,
          DriftCorrected,
          InUse,
          Frozen,
          Overridden,
          Active,
          Expired,
          NotFrozen,
          Unsigned,
          Signed,
          TenantNotFound,
          NotChecked,
          PathShared,
          ObjectShared,
          AwaitingSync,
          WorkloadSuspended,
          Succeeded ->
          null;
    };
  }
}
