package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.change.standstill.Suspension;
import io.platformtenant.operator.health.ArgoHealth;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.kinds.TeardownStep;
import io.platformtenant.operator.lifecycle.ForcedStep;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.residue.EngineFinalizers;
import io.platformtenant.operator.residue.NamespaceContent;
import io.platformtenant.operator.residue.PreservingSet;
import io.platformtenant.operator.residue.StageExit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** An object that is to go: what that means for it, and what has to be gone before. */
public final class LeavingObject {
  private final ObjectId id;
  private final ObjectNode live;
  private final Removal removal;
  private final Waits waits;
  private final Optional<StageExit> exit;
  private final int place;
  private final boolean forced;
  private final int cascading;

  /**
   * @param exit of a stage that Flux let go of
   * @param place in the queue of those that may go, first 1; 0 where it stands in none
   * @param forced that its engine is not waited for
   * @param cascading of a set, how many of the Applications it made would take along what they
   *     delivered
   */
  LeavingObject(
      ObjectId id,
      ObjectNode live,
      Removal removal,
      Waits waits,
      Optional<StageExit> exit,
      int place,
      boolean forced,
      int cascading) {
    this.id = id;
    this.live = live;
    this.removal = removal;
    this.waits = waits;
    this.exit = exit;
    this.place = place;
    this.forced = forced;
    this.cascading = cascading;
  }

  LeavingObject at(int placeInQueue) {
    return new LeavingObject(id, live, removal, waits, exit, placeInQueue, forced, cascading);
  }

  LeavingObject asForced(ForcedStep asked) {
    return new LeavingObject(
        id, live, removal, waits, exit, place, asked.takes(step().name(), reference()), cascading);
  }

  public ObjectId id() {
    return id;
  }

  /** As last seen. */
  public ObjectNode live() {
    return live;
  }

  public Removal removal() {
    return removal;
  }

  /**
   * What is written before it is deleted, as a merge patch of exactly this version: whether its
   * engine deletes what it had applied stands in its own fields.
   */
  public Optional<ObjectNode> preparation(Instant now) {
    return switch (id.kind().purpose()) {
      case STAGE ->
          Optional.of(
              removal == Removal.ORPHAN
                  ? StageExit.orphaning(live)
                  : StageExit.preparation(live, now));
      case APPLICATION ->
          removal == Removal.ORPHAN
                  && EngineFinalizers.of(live).stream().anyMatch(EngineFinalizers::isActing)
              ? Optional.of(ReleasePatch.ofEngine(live))
              : Optional.of(live).filter(ArgoHealth::isBlocked).map(ReleasePatch::ofOperation);
      case APPLICATION_SET -> preparationOfSet();
      case PROJECT, SOURCE, ACCOUNT, BINDING, BOUND, NAMESPACE -> Optional.empty();
    };
  }

  /** Of a suspended or frozen tenant it acts again: it is the one that lets go of what it made. */
  private Optional<ObjectNode> preparationOfSet() {
    return leavesWhatItOwns() && !PreservingSet.is(live)
        ? Optional.of(Suspension.acting(live, PreservingSet.patch(live)))
        : Suspension.letGo(id, live);
  }

  /**
   * Whether nothing of what is to stay would go with it. Its controller could give what a set made
   * an owner again in the last moment, and that would be garbage: so it must cascade no more.
   */
  public boolean isHarmless() {
    return !leavesWhatItOwns() || cascading == 0;
  }

  /**
   * Whether what it owns is to stay: the garbage collector takes the owner off that, and only then
   * lets it go. What has no owner any more would be garbage.
   */
  public boolean leavesWhatItOwns() {
    return removal == Removal.ORPHAN && id.kind().purpose() == Purpose.APPLICATION_SET;
  }

  public TeardownStep step() {
    return id.kind().step();
  }

  /** Empty when it may go now. */
  public SortedSet<ObjectId> waitsFor() {
    return waits.all();
  }

  /** Whether it may be removed now; one that is on its way out already need not be. */
  public boolean mayGo() {
    return !isTerminating() && waits.isOver() && place == 0;
  }

  /** How far a stage is that Flux let go of; empty for everything else. */
  public Optional<StageExit> exit() {
    return exit;
  }

  /** What stands for this one object and never for another of its name. */
  public String reference() {
    return id.reference() + "@" + live.path("metadata").path("uid").asText();
  }

  /** For people: the object, with what is left of what it had applied. */
  public List<String> describe() {
    if (!left().isEmpty()) {
      return left().stream().map(what -> reference() + ": " + what).toList();
    }
    if (!isHarmless()) {
      return List.of(
          reference()
              + ": Argo CD is to take its finalizer off "
              + cascading
              + " Applications that it made");
    }
    return List.of(place == 0 ? reference() : reference() + ", place " + place + " in the queue");
  }

  /**
   * Of a stage that is kept for it what is left of what it had applied, and of a namespace what is
   * in it still; each in a sentence.
   */
  public List<String> left() {
    return switch (exit.orElse(null)) {
      case null ->
          id.kind().purpose() == Purpose.NAMESPACE && isTerminating()
              ? NamespaceContent.remaining(live)
              : List.of();
      case StageExit.Over() -> List.of();
      case StageExit.Held(List<String> by) -> by;
      case StageExit.Unanswered(List<String> by, boolean _) -> by;
    };
  }

  /** Whether it is to go now, whatever its engine has yet to do. Its turn it waits for. */
  public boolean isForced() {
    return forced && waits.isOver();
  }

  /** Whether it is a stage that is kept for what is left of what it had applied. */
  boolean isKept() {
    return exit.filter(e -> !(e instanceof StageExit.Over)).isPresent();
  }

  /** Whether it is a stage that Flux is to work for now: to delete it, or to look for longer. */
  public boolean wantsAWorker() {
    return id.kind().purpose() == Purpose.STAGE
        && !isForced()
        && ((mayGo() && removal == Removal.DELETE) || isAskedForLong());
  }

  /** One that follows a quick answer takes no time, and could never be given in a long queue. */
  private boolean isAskedForLong() {
    return exit.orElse(null) instanceof StageExit.Unanswered(List<String> _, boolean onceMore)
        && !onceMore;
  }

  /** Whether something is to be done about it now: to remove it, or to go on with its removal. */
  public boolean mayGoOn() {
    return mayGo()
        || isForced()
        || switch (exit.orElse(null)) {
          case null -> false;
          case StageExit.Held _ -> false;
          case StageExit.Unanswered _ -> place == 0 || !isAskedForLong();
          case StageExit.Over _ -> true;
        };
  }

  public boolean isTerminating() {
    return live.path("metadata").has("deletionTimestamp");
  }
}
