package io.platformtenant.operator.apply;

import io.platformtenant.operator.change.ApplyOrder;
import io.platformtenant.operator.change.ForeseenResult;
import io.platformtenant.operator.change.narrowing.Removals;
import io.platformtenant.operator.drift.DriftPace;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.Plan;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * Carries a plan out: only what differs, in parallel where nothing depends on anything, and never
 * an object whose ground is not ours.
 */
public final class Applier {
  private final Clusters clusters;
  private final Clock clock;
  private final DriftLedger ledger;
  private final Removals removals;

  public Applier(Clusters clusters, DriftPace pace, Removals removals, Clock clock) {
    this.clusters = clusters;
    this.removals = removals;
    this.clock = clock;
    this.ledger = new DriftLedger(pace);
  }

  /**
   * @param owner whose the objects are
   * @param seen what the caches hold of the owner
   * @param listed what the status of the owner lists as made for it
   * @param renewing what an older version of the operator wrote and may be written anew now
   */
  public Outcome carryOut(
      Owner owner,
      Plan plan,
      Observed seen,
      Set<ObjectId> listed,
      Set<ObjectId> renewing,
      LookBudget budget) {
    SortedMap<ObjectId, Result> results = new TreeMap<>();
    Instant now = clock.instant();
    for (List<PlannedObject> wave : ApplyOrder.of(plan.objects())) {
      carryOut(owner, wave, seen, listed, renewing, budget, now, results);
    }
    return Outcome.of(results).withFights(ledger.fights(owner, plan.wanted(), results, now));
  }

  /** Of an owner that is going nothing is put back any more. */
  public void forget(Owner owner) {
    ledger.forget(owner);
  }

  private void carryOut(
      Owner owner,
      List<PlannedObject> wave,
      Observed seen,
      Set<ObjectId> listed,
      Set<ObjectId> renewing,
      LookBudget budget,
      Instant now,
      Map<ObjectId, Result> results) {
    Map<ObjectId, Callable<Result>> work = new TreeMap<>();
    for (PlannedObject object : wave) {
      Optional<Result> known = ForeseenResult.of(object, seen, results, renewing);
      if (known.isPresent()) {
        results.put(object.id(), known.get());
      } else {
        var cluster = clusters.get(object.id().cluster());
        var writer =
            new ObjectWriter(cluster, owner, listed.contains(object.id()), removals, budget);
        var keeper = new FightKeeper(ledger, cluster, owner, budget, now);
        work.put(
            object.id(),
            () ->
                keeper
                    .hold(object, seen.get(object.id()))
                    .orElseGet(() -> writer.write(object, seen.get(object.id()))));
      }
    }
    results.putAll(InParallel.each(work, budget::isLast));
    wave.forEach(object -> ledger.note(owner, object, results.get(object.id()), now));
  }
}
