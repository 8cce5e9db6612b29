package io.platformtenant.operator.adoption;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Adoption;
import io.platformtenant.api.v1alpha1.AdoptionItem;
import io.platformtenant.api.v1alpha1.AdoptionState;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.FieldDifference;
import io.platformtenant.operator.change.Move;
import io.platformtenant.operator.change.Ownership;
import io.platformtenant.operator.change.takeover.PresentOwner;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import java.util.List;
import java.util.Optional;

/** What a status says of an object that is there already, and what becomes of it. */
public final class Adoptions {
  private static final int MOST_EFFECTS = 10;
  private static final int MOST_DIFFERENCES = 5;
  private static final int LONGEST = 1024;
  private static final int LONGEST_EFFECT = 256;

  private Adoptions() {}

  /**
   * Empty for what is the tenant's own.
   *
   * @param live the object with its managedFields
   * @param claim what its tenant says
   */
  public static Optional<AdoptionItem> of(
      PlannedObject planned, ObjectNode live, Move.Claim claim) {
    return switch (Ownership.of(live, claim.owner(), claim.listed())) {
      case Ownership.Ours() -> Optional.empty();
      case Ownership.Adoptable() -> Optional.of(handedOver(planned, live, claim));
      case Ownership.Foreign(String holder) ->
          Optional.of(
              Owner.isAnyOn(live)
                  ? item(planned, live, AdoptionState.Owned, holder, leave(planned))
                  : item(planned, live, AdoptionState.Unmarked, holder, mark(claim)));
    };
  }

  private static AdoptionItem handedOver(PlannedObject planned, ObjectNode live, Move.Claim claim) {
    String holder = PresentOwner.of(live);
    Optional<String> obstacle = Obstacles.to(planned, live);
    if (obstacle.isPresent()) {
      return item(planned, live, AdoptionState.Held, holder, obstacle.get());
    }
    return claim.adoption() == Adoption.Adopt
        ? item(planned, live, AdoptionState.Adopting, holder, null)
        : item(
            planned,
            live,
            AdoptionState.Marked,
            holder,
            "say " + Move.ADOPT + " to have it taken over");
  }

  private static String leave(PlannedObject planned) {
    return "it is never taken from there: have it let go, or give this "
        + planned.id().kind().kind()
        + " another name";
  }

  private static String mark(Move.Claim claim) {
    return "to hand it over, annotate it with "
        + ApiGroup.ADOPT_ANNOTATION
        + ": "
        + claim.owner().adopter()
        + (claim.adoption() == Adoption.Adopt ? "" : ", and say " + Move.ADOPT);
  }

  private static AdoptionItem item(
      PlannedObject planned, ObjectNode live, AdoptionState state, String holder, String message) {
    ObjectId id = planned.id();
    List<String> effects = Effects.of(planned, live);
    List<FieldDifference> differences = Differences.of(planned, live);
    return new AdoptionItem(
        id.kind().kind(),
        id.namespace().isEmpty() ? null : id.namespace(),
        id.name(),
        state,
        Shown.text(holder, LONGEST),
        message == null ? null : Shown.text(message, LONGEST),
        effects.stream()
            .limit(MOST_EFFECTS)
            .map(effect -> Shown.text(effect, LONGEST_EFFECT))
            .toList(),
        effects.size() > MOST_EFFECTS ? effects.size() : null,
        differences.stream().limit(MOST_DIFFERENCES).toList(),
        differences.size() > MOST_DIFFERENCES ? differences.size() : null);
  }

  /**
   * What is said of an object instead of writing it; empty for one that may be taken now.
   *
   * @param named what the status said of such objects when the look began: nothing is taken over
   *     before it stood there what that does
   */
  public static Optional<Result> resultOf(
      PlannedObject planned, AdoptionItem item, List<AdoptionItem> named) {
    String it = planned.id().describe();
    if (item.state() != AdoptionState.Adopting) {
      return Optional.of(
          new Result.Refused(
              Reason.NotOwned,
              it + " exists and belongs to " + item.owner() + "; " + item.message()));
    }
    return named.contains(item)
        ? Optional.empty()
        : Optional.of(
            new Result.Waiting(
                Reason.Progressing,
                it + " belongs to " + item.owner() + " and is taken over next" + effect(item)));
  }

  private static String effect(AdoptionItem item) {
    return item.effects().isEmpty() ? "" : "; " + item.effects().getFirst();
  }
}
