package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.apply.ApiFailure.Kind;
import io.platformtenant.operator.change.ApplyBody;
import io.platformtenant.operator.change.Difference;
import io.platformtenant.operator.change.FollowUpPatch;
import io.platformtenant.operator.change.Ownership;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Reason;
import io.platformtenant.operator.model.Result;
import io.platformtenant.operator.model.Result.Change;
import io.platformtenant.operator.model.Result.Refused;
import io.platformtenant.operator.model.Result.Waiting;
import io.platformtenant.operator.model.Result.Written;
import java.util.Optional;

/**
 * Makes one object as planned.
 *
 * @param owner whose the object is to be
 * @param listed whether the status of the owner lists the object as made for it
 */
record ObjectWriter(Cluster cluster, Owner owner, boolean listed) {

  Result write(PlannedObject planned, Optional<ObjectNode> seen) {
    try {
      return switch (Difference.between(planned, seen)) {
        case NONE -> new Result.Unchanged();
        case ABSENT -> planned.mustExist() ? takeOver(planned) : create(planned);
        case OUTDATED -> update(planned, seen.orElseThrow(), Change.UPDATED);
        case DRIFTED -> update(planned, seen.orElseThrow(), Change.DRIFT_CORRECTED);
        case IMMUTABLE -> replace(planned, seen.orElseThrow());
        case TERMINATING -> terminating(planned);
      };
    } catch (ApiFailure e) {
      return result(isInNoNamespace(planned, e) ? ApiFailure.namespaceMissing(e, planned.id()) : e);
    }
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

  private static Result result(ApiFailure e) {
    return switch (e.kind()) {
      case CONFLICT, NAMESPACE_TERMINATING, UNREACHABLE, KIND_MISSING ->
          new Waiting(e.kind().reason(), e.getMessage());
      default -> new Refused(e.kind().reason(), e.getMessage());
    };
  }

  /** First contact: the server refuses if something is there, which is never taken silently. */
  private Result create(PlannedObject planned) {
    try {
      cluster.apply(planned.id(), ApplyBody.toCreate(planned));
      return new Written(Change.CREATED);
    } catch (ApiFailure e) {
      if (e.kind() != Kind.CONFLICT) {
        throw e;
      }
      return takeOver(planned);
    }
  }

  private Result takeOver(PlannedObject planned) {
    Optional<ObjectNode> live = cluster.get(planned.id());
    if (live.isEmpty()) {
      return planned.mustExist()
          ? new Refused(
              Reason.NamespaceMissing,
              planned.id().describe()
                  + " does not exist; create it with the annotation "
                  + ApiGroup.ADOPT_ANNOTATION
                  + ": "
                  + owner.adopter()
                  + ", or use policy Create")
          : new Waiting(Reason.Progressing, planned.id().describe() + " came and went");
    }
    return switch (Ownership.of(live.get(), owner, listed)) {
      case Ownership.Ours() -> ours(planned, live.get());
      case Ownership.Adoptable() -> adopt(planned, live.get());
      case Ownership.Foreign(String holder) -> foreign(planned, holder);
    };
  }

  private Result adopt(PlannedObject planned, ObjectNode live) {
    return switch (Difference.between(planned, Optional.of(live))) {
      case TERMINATING -> terminating(planned);
      case IMMUTABLE -> replace(planned, live);
      default -> write(planned, ApplyBody.toAdopt(planned, live), Change.ADOPTED);
    };
  }

  private static Result terminating(PlannedObject planned) {
    return new Waiting(
        Reason.Progressing,
        planned.id().describe() + " is being deleted; it is made anew once it is gone");
  }

  private Result ours(PlannedObject planned, ObjectNode live) {
    return switch (Difference.between(planned, Optional.of(live))) {
      case TERMINATING -> terminating(planned);
      case IMMUTABLE -> replace(planned, live);
      case NONE -> new Result.Unchanged();
      default -> update(planned, live, Change.DRIFT_CORRECTED);
    };
  }

  private Result foreign(PlannedObject planned, String holder) {
    return new Refused(
        Reason.NotOwned,
        planned.id().describe()
            + " exists and belongs to "
            + holder
            + "; to hand it over, annotate it with "
            + ApiGroup.ADOPT_ANNOTATION
            + ": "
            + owner.adopter());
  }

  private Result update(PlannedObject planned, ObjectNode seen, Change change) {
    ObjectNode live =
        planned.id().kind() == ManagedKind.APP_PROJECT
            ? cluster.get(planned.id()).orElse(seen)
            : seen;
    return write(planned, ApplyBody.toUpdate(planned, live), change);
  }

  private Result write(PlannedObject planned, ObjectNode body, Change change) {
    ObjectNode patch = FollowUpPatch.of(planned, cluster.apply(planned.id(), body), change);
    if (!patch.isEmpty()) {
      cluster.mergePatch(planned.id(), patch);
    }
    return new Written(change);
  }

  private Result replace(PlannedObject planned, ObjectNode live) {
    cluster.delete(planned.id(), live);
    return create(planned);
  }
}
