package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Adoption;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.change.takeover.Takeover;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.AppliedHash;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import io.platformtenant.operator.model.Result.Change;
import java.util.Optional;

/** What is to be done about a planned object next. */
public sealed interface Move {
  /** As a contract says it. */
  String ADOPT = "lifecycle.adoption: Adopt";

  /** Nothing is sent, and this is what became of it. */
  record Stay(Result result) implements Move {}

  /** It is made; the server refuses if something is there, which is never taken silently. */
  record Create() implements Move {}

  /** Whose it is has to be read off the live object. */
  record Look() implements Move {}

  /** It is written over what is there. */
  record Write(ObjectNode live, Change change) implements Move {}

  /** It is deleted and made anew. */
  record Replace(ObjectNode live) implements Move {}

  /**
   * What somebody may say of an object that is there.
   *
   * @param owner who says it is theirs
   * @param listed whether the status of the owner lists the object as made for it
   * @param adoption what becomes of those that are not
   */
  record Claim(Owner owner, boolean listed, Adoption adoption) {
    /** Whether what is there already was compared before anything was written. */
    public boolean isLookedAtFirst() {
      return owner.isOfTenant() && adoption != Adoption.Fail;
    }

    /**
     * Whether to hand it over is enough. A class has no status to say first what that does; of a
     * namespace nothing but metadata becomes the tenant's, and nothing in it.
     */
    boolean takes(PlannedObject planned) {
      return owner.isOfClass()
          || (adoption == Adoption.Fail && planned.id().kind() == ManagedKind.NAMESPACE);
    }
  }

  /**
   * @param seen the object among those that carry its owner's mark
   */
  static Move onSight(PlannedObject planned, Optional<ObjectNode> seen) {
    return seen.map(
            live ->
                // No cache keeps all that is needed to go on.
                Takeover.isUnderWay(live) ? new Look() : onOurs(planned, live, Change.UPDATED))
        .orElseGet(() -> planned.mustExist() ? new Look() : new Create());
  }

  /**
   * @param live the object as the server has it, with its managedFields
   */
  static Move onContact(PlannedObject planned, Optional<ObjectNode> live, Claim claim) {
    if (live.isEmpty()) {
      return new Stay(absent(planned, claim.owner()));
    }
    return switch (Ownership.of(live.get(), claim.owner(), claim.listed())) {
      case Ownership.Ours() -> onOurs(planned, live.get(), Change.DRIFT_CORRECTED);
      case Ownership.Adoptable() when claim.takes(planned) -> onAdoptable(planned, live.get());
      case Ownership.Adoptable() -> new Stay(handedOver(planned, claim));
      case Ownership.Foreign(String holder) -> new Stay(foreign(planned, holder, claim));
    };
  }

  /**
   * @param live an object that was handed over, as the server has it
   */
  static Move onAdoptable(PlannedObject planned, ObjectNode live) {
    return switch (Difference.between(planned, live)) {
      case NONE, OUTDATED, FORMER, DRIFTED -> new Write(live, Change.ADOPTED);
      case IMMUTABLE -> new Replace(live);
      case TERMINATING -> new Stay(terminating(planned));
    };
  }

  /**
   * What is said instead of writing, where a plan of ours was carried out since the look began:
   * that look stood on what is over, and its plan may give back what has ended meanwhile. The next
   * look knows.
   *
   * @param seen the object as the look saw it
   * @param now as the server has it
   */
  static Optional<Result> onFreshRead(PlannedObject planned, ObjectNode seen, ObjectNode now) {
    if (AppliedHash.readFrom(now).equals(AppliedHash.readFrom(seen))) {
      return Optional.empty();
    }
    return Optional.of(
        Difference.between(planned, now) == Difference.NONE
            ? new Result.Unchanged()
            : new Result.Waiting(
                Reason.Progressing,
                planned.id().describe() + " was written since it was looked at"));
  }

  /**
   * @param outdated what it is called when it was written by an older plan
   */
  private static Move onOurs(PlannedObject planned, ObjectNode live, Change outdated) {
    return switch (Difference.between(planned, live)) {
      case NONE -> new Stay(new Result.Unchanged());
      case OUTDATED -> new Write(live, Takeover.isUnderWay(live) ? Change.ADOPTED : outdated);
      case FORMER -> new Write(live, Change.RENEWED);
      case DRIFTED -> new Write(live, Change.DRIFT_CORRECTED);
      case IMMUTABLE -> new Replace(live);
      case TERMINATING -> new Stay(terminating(planned));
    };
  }

  private static Result absent(PlannedObject planned, Owner owner) {
    return planned.mustExist()
        ? new Result.Refused(
            Reason.NamespaceMissing,
            planned.id().describe()
                + " does not exist; create it with the annotation "
                + adoption(owner)
                + ", or use policy Create")
        : new Result.Waiting(Reason.Progressing, planned.id().describe() + " came and went");
  }

  private static Result terminating(PlannedObject planned) {
    return new Result.Waiting(
        Reason.Progressing,
        planned.id().describe() + " is being deleted; it is made anew once it is gone");
  }

  private static Result foreign(PlannedObject planned, String holder, Claim claim) {
    if (claim.isLookedAtFirst()) {
      return appeared(planned);
    }
    return new Result.Refused(
        Reason.NotOwned,
        planned.id().describe()
            + " exists and belongs to "
            + holder
            + "; to hand it over, "
            + (claim.takes(planned) ? "" : "say " + ADOPT + " and ")
            + "annotate it with "
            + adoption(claim.owner()));
  }

  private static Result handedOver(PlannedObject planned, Claim claim) {
    return claim.isLookedAtFirst()
        ? appeared(planned)
        : new Result.Refused(
            Reason.NotOwned,
            planned.id().describe()
                + " exists and was handed over, but lifecycle.adoption is Fail; say "
                + ADOPT
                + " to have it taken over, or Observe to see first what that does");
  }

  private static Result appeared(PlannedObject planned) {
    return new Result.Waiting(
        Reason.Progressing,
        planned.id().describe() + " was not there a moment ago, and is looked at first");
  }

  private static String adoption(Owner owner) {
    return ApiGroup.ADOPT_ANNOTATION + ": " + owner.adopter();
  }
}
