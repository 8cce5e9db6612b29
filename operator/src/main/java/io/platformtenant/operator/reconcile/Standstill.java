package io.platformtenant.operator.reconcile;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.operator.apply.Suspender;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.change.standstill.Suspension;
import io.platformtenant.operator.metrics.Measures;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Result;
import io.platformtenant.operator.model.freezing.Frozen;
import io.platformtenant.operator.reconcile.people.LostRights;
import io.platformtenant.operator.status.TenantReport;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Leaves a suspended tenant as it is: nothing of what it says is looked at but who has left. */
public record Standstill(
    Upkeep<PlatformTenant, PlatformTenantStatus> upkeep,
    Suspender suspender,
    LostRights lostRights,
    Backoff backoff,
    Measures measures,
    Clock clock) {

  /** When to look again, if nothing happens before. */
  Duration keep(Look<PlatformTenant> look) {
    PlatformTenant tenant = look.resource();
    if (Suspension.isDueIn(look.seen()) && !upkeep.isSpecCurrent(tenant)) {
      return Backoff.BEHIND;
    }
    Optional<String> running =
        trouble("could not be suspended", suspender.stop(look.owner(), look.seen(), look.budget()))
            .or(() -> unseen(look));
    Optional<String> rights = lostRights.takeFrom(tenant, look.seen(), look.budget());
    Optional<String> trouble = running.or(() -> rights);
    // Told why it is not carried out, a change waits for nobody.
    measures.contracts().refused(tenant);
    return upkeep.tell(
        tenant,
        TenantReport.about(tenant, clock.instant()).suspended(trouble),
        () ->
            trouble.isPresent()
                ? backoff.next(look.owner().name())
                : backoff.quiet(look.owner().name()));
  }

  /**
   * Ends it where no plan does, for what stands is to go on.
   *
   * @return what went wrong
   */
  Optional<String> end(Look<PlatformTenant> look) {
    PlatformTenant tenant = look.resource();
    return Suspension.isIn(look.seen()) && Suspension.isRead(tenant) && upkeep.isSpecCurrent(tenant)
        ? trouble(
            "is still suspended",
            suspender.resume(look.owner(), look.seen(), Map.of(), look.budget()))
        : Optional.empty();
  }

  /** Nothing that was asked for in a freeze begins by itself when that is over. */
  void endBlocked(Look<PlatformTenant> look, Frozen frozen) {
    if (!frozen.isNothing()) {
      upkeep.tellEnded(
          look.resource(), suspender.endBlocked(look.owner(), look.seen(), frozen, look.budget()));
    }
  }

  private static Optional<String> unseen(Look<PlatformTenant> look) {
    return Inventory.mayPrune(look.listed(), look.seen())
        ? Optional.empty()
        : Optional.of("not all that it has could be read, and what was not may go on");
  }

  private static Optional<String> trouble(String what, Map<ObjectId, Result> failures) {
    return failures.entrySet().stream()
        .findFirst()
        .map(f -> f.getKey().title() + " " + what + ": " + message(f.getValue()));
  }

  private static String message(Result failure) {
    return switch (failure) {
      case Result.Waiting(var reason, String message) -> message;
      case Result.Refused(var reason, String message) -> message;
      default -> "";
    };
  }
}
