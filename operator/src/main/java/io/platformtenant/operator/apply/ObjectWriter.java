package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.apply.ApiFailure.Kind;
import io.platformtenant.operator.change.ApplyBody;
import io.platformtenant.operator.change.FollowUpPatch;
import io.platformtenant.operator.change.Move;
import io.platformtenant.operator.change.narrowing.Narrowing;
import io.platformtenant.operator.change.narrowing.Removals;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import io.platformtenant.operator.model.Result.Change;
import java.util.Optional;

/**
 * Makes one object as planned, move by move.
 *
 * @param owner whose the object is to be
 * @param listed whether the status of the owner lists the object as made for it
 * @param removals whether a write may take anything away
 * @param budget of the look that it is made in
 */
record ObjectWriter(
    Cluster cluster, Owner owner, boolean listed, Removals removals, LookBudget budget) {

  Result write(PlannedObject planned, Optional<ObjectNode> seen) {
    try {
      return budget.ask(planned.id(), () -> carryOut(planned, Move.onSight(planned, seen)));
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
    return carryOut(planned, Move.onContact(planned, live, owner, listed));
  }

  private Result write(PlannedObject planned, ObjectNode seen, Change change) {
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
