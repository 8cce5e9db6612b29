package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.drift.Cause;
import io.platformtenant.operator.drift.Corrections;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keeps an object from being put back that somebody changes each time it is.
 *
 * @param now when the look began
 */
record FightKeeper(
    DriftLedger ledger, Cluster cluster, Owner owner, LookBudget budget, Instant now) {

  /**
   * What becomes of an object that is not as planned; empty when it is to be written.
   *
   * @param seen as the caches have it
   */
  Optional<Result> hold(PlannedObject planned, Optional<ObjectNode> seen) {
    return ledger
        .drifted(owner, planned, now)
        .map(history -> history.isFight() ? withCause(planned, seen, history) : history)
        .flatMap(history -> ledger.heldUntil(history, now))
        .map(until -> seen.isPresent() ? new Result.Postponed(until) : absent(planned, until));
  }

  /** Who does it is asked of the API server, since no cache keeps it; once, while it goes on. */
  private Corrections withCause(
      PlannedObject planned, Optional<ObjectNode> seen, Corrections history) {
    Optional<String> manager = history.cause().map(Cause::manager);
    if (manager.isPresent()) {
      Cause now = Cause.of(planned, seen).by(manager.get());
      return ledger.because(owner, planned.id(), now);
    }
    try {
      Optional<ObjectNode> live = budget.ask(planned.id(), () -> cluster.get(planned.id()));
      return ledger.because(owner, planned.id(), Cause.of(planned, live));
    } catch (ApiFailure unknown) {
      return history;
    }
  }

  private static Result absent(PlannedObject planned, Instant until) {
    return new Result.Waiting(
        Reason.DriftFight,
        planned.id().describe()
            + " was deleted by somebody again and again; it is made anew at "
            + until.truncatedTo(ChronoUnit.SECONDS));
  }
}
