package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.apply.ApiFailure.Kind;
import io.platformtenant.operator.change.ApplyBody;
import io.platformtenant.operator.change.FollowUpPatch;
import io.platformtenant.operator.change.Move;
import io.platformtenant.operator.change.Move.Claim;
import io.platformtenant.operator.change.narrowing.Narrowing;
import io.platformtenant.operator.change.narrowing.Removals;
import io.platformtenant.operator.change.takeover.SoleManager;
import io.platformtenant.operator.change.takeover.Takeover;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import io.platformtenant.operator.model.Result.Change;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes one object as planned, move by move.
 *
 * @param claim what its owner says of what is there already
 * @param removals whether a write may take anything away
 * @param budget of the look that it is made in
 */
record ObjectWriter(Cluster cluster, Claim claim, Removals removals, LookBudget budget) {

  Result write(PlannedObject planned, Optional<ObjectNode> seen) {
    return carryOut(planned, () -> Move.onSight(planned, seen));
  }

  /**
   * Takes over what was handed over and named.
   *
   * @param live as the server has it
   */
  Result take(PlannedObject planned, ObjectNode live) {
    return carryOut(planned, () -> Move.onAdoptable(planned, live));
  }

  private Result carryOut(PlannedObject planned, Supplier<Move> first) {
    try {
      return budget.ask(planned.id(), () -> carryOut(planned, first.get()));
    } catch (ApiFailure e) {
      return result(isInNoNamespace(planned, e) ? ApiFailure.namespaceMissing(e, planned.id()) : e);
    }
  }

  private Result carryOut(PlannedObject planned, Move move) {
    return switch (move) {
      case Move.Stay(Result result) -> result;
      case Move.Create() -> create(planned);
      case Move.Look() -> look(planned);
      case Move.Write(ObjectNode live, Change change) ->
          held(planned, live).orElseGet(() -> write(planned, live, change));
      case Move.Replace(ObjectNode live) ->
          held(planned, live).orElseGet(() -> replace(planned, live));
    };
  }

  private Optional<Result> held(PlannedObject planned, ObjectNode live) {
    return removals.areHeld()
        ? Narrowing.of(planned, live)
            .map(
                lost ->
                    new Result.Held(
                        planned.id().title()
                            + " stays as it is, for it would lose "
                            + lost
                            + ": "
                            + Removals.WHY))
        : Optional.empty();
  }

  private Result create(PlannedObject planned) {
    try {
      cluster.apply(planned.id(), ApplyBody.toCreate(planned));
      return new Result.Written(Change.CREATED);
    } catch (ApiFailure e) {
      if (e.kind() != Kind.CONFLICT) {
        throw e;
      }
      return look(planned);
    }
  }

  private Result look(PlannedObject planned) {
    Optional<ObjectNode> live = cluster.get(planned.id());
    return carryOut(planned, Move.onContact(planned, live, claim));
  }

  private Result write(PlannedObject planned, ObjectNode seen, Change change) {
    if (change == Change.ADOPTED) {
      return adopt(planned, seen);
    }
    ObjectNode now =
        ApplyBody.needsFreshRead(planned, seen, change)
            ? cluster.get(planned.id()).orElse(seen)
            : seen;
    return Move.onFreshRead(planned, seen, now).orElseGet(() -> writeOver(planned, now, change));
  }

  private Result writeOver(PlannedObject planned, ObjectNode now, Change change) {
    ObjectNode applied = cluster.apply(planned.id(), ApplyBody.toWrite(planned, now, change));
    ObjectNode patch = FollowUpPatch.of(planned, applied, change);
    if (!patch.isEmpty()) {
      cluster.mergePatch(planned.id(), patch);
    }
    return new Result.Written(change);
  }

  /** Three writes, and whoever is killed between two of them goes on with the first. */
  private Result adopt(PlannedObject planned, ObjectNode live) {
    ObjectNode claimed = cluster.mergePatch(planned.id(), Takeover.patch(planned, live));
    ObjectNode alone =
        SoleManager.patch(planned, claimed)
            .map(patch -> cluster.mergePatch(planned.id(), patch))
            .orElse(claimed);
    return writeOver(planned, alone, Change.ADOPTED);
  }

  private Result replace(PlannedObject planned, ObjectNode live) {
    cluster.delete(planned.id(), live);
    return create(planned);
  }

  /** Rights given in a namespace go with it, and then "forbidden" is not what is wrong. */
  private boolean isInNoNamespace(PlannedObject planned, ApiFailure e) {
    if (e.kind() != Kind.FORBIDDEN || planned.id().namespace().isEmpty()) {
      return false;
    }
    try {
      return cluster.get(ObjectId.namespace(planned.id().namespace())).isEmpty();
    } catch (ApiFailure unknown) {
      return false;
    }
  }

  /** What it means for the object it is about. */
  static Result result(ApiFailure e) {
    return e.kind().heals()
        ? new Result.Waiting(e.kind().reason(), e.getMessage())
        : new Result.Refused(e.kind().reason(), e.getMessage());
  }
}
