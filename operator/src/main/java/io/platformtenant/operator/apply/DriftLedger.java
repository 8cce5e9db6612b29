package io.platformtenant.operator.apply;

import io.platformtenant.operator.drift.Cause;
import io.platformtenant.operator.drift.Corrections;
import io.platformtenant.operator.drift.DriftPace;
import io.platformtenant.operator.drift.FightWords;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Outcome.Fight;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import io.platformtenant.operator.model.Result.Change;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Remembers between looks what had to be put back. A restart begins anew. */
final class DriftLedger {
  private final DriftPace pace;
  private final Map<Owner, Map<ObjectId, Corrections>> owners = new ConcurrentHashMap<>();

  DriftLedger(DriftPace pace) {
    this.pace = pace;
  }

  /** Notes that an object is not as planned. What the plan changed of it is no drift. */
  Optional<Corrections> drifted(Owner owner, PlannedObject planned, Instant now) {
    return Optional.ofNullable(
        of(owner)
            .computeIfPresent(
                planned.id(),
                (id, was) -> was.hash().equals(planned.hash()) ? was.drifted(now, pace) : null));
  }

  /** Notes what somebody does to an object. */
  Corrections because(Owner owner, ObjectId id, Cause cause) {
    return of(owner).computeIfPresent(id, (key, was) -> was.because(cause));
  }

  /** When an object may be put back, where that is not now. */
  Optional<Instant> heldUntil(Corrections history, Instant now) {
    return Optional.of(history.next(pace)).filter(next -> history.isFight() && next.isAfter(now));
  }

  /** Notes what was written. */
  void note(Owner owner, PlannedObject planned, Result result, Instant now) {
    if (result instanceof Result.Written(Change change)) {
      of(owner)
          .compute(
              planned.id(),
              (id, was) ->
                  was != null && was.hash().equals(planned.hash())
                      ? was.corrected(now)
                      : first(planned, change, now));
    }
  }

  private static Corrections first(PlannedObject planned, Change change, Instant now) {
    Corrections none = Corrections.none(planned.hash(), now);
    return change == Change.DRIFT_CORRECTED ? none.corrected(now) : none;
  }

  /**
   * The fights that go on, and nothing that has left the plan or is long over.
   *
   * @param results of this look
   */
  List<Fight> fights(
      Owner owner, Collection<ObjectId> wanted, Map<ObjectId, Result> results, Instant now) {
    Map<ObjectId, Corrections> histories = of(owner);
    histories.keySet().retainAll(wanted);
    histories
        .entrySet()
        .removeIf(
            h -> isAsPlanned(results.get(h.getKey())) && !h.getValue().over(pace).isAfter(now));
    return histories.entrySet().stream()
        .filter(h -> h.getValue().isFight())
        .map(h -> fight(h.getKey(), h.getValue(), results.get(h.getKey()), now))
        .toList();
  }

  private Fight fight(ObjectId id, Corrections history, Result result, Instant now) {
    Instant next = isAsPlanned(result) ? history.over(pace) : history.next(pace);
    return new Fight(id, FightWords.of(id, history.cause(), pace), next.isBefore(now) ? now : next);
  }

  private static boolean isAsPlanned(Result result) {
    return result instanceof Result.Unchanged || result instanceof Result.Written;
  }

  void forget(Owner owner) {
    owners.remove(owner);
  }

  private Map<ObjectId, Corrections> of(Owner owner) {
    return owners.computeIfAbsent(owner, o -> new ConcurrentSkipListMap<>());
  }
}
