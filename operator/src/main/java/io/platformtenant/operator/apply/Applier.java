package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.change.ApplyOrder;
import io.platformtenant.operator.change.ForeseenResult;
import io.platformtenant.operator.change.Move.Claim;
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
import java.util.function.Function;

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
    Instant now = clock.instant();
    Function<ObjectId, Claim> claims =
        id -> new Claim(owner, listed.contains(id), plan.adopting().adoption());
    var contact = FirstContact.of(clusters, plan, seen, claims, budget);
    var round = new Round(owner, seen, claims, contact, renewing, budget, now);
    SortedMap<ObjectId, Result> results = new TreeMap<>();
    for (List<PlannedObject> wave : ApplyOrder.of(plan.objects())) {
      carryOut(round, wave, results);
    }
    return Outcome.of(results)
        .withFights(ledger.fights(owner, plan.wanted(), results, now))
        .withMet(contact.left(results));
  }

  /** Of an owner that is going nothing is put back any more. */
  public void forget(Owner owner) {
    ledger.forget(owner);
  }

  /**
   * What holds for all objects of a look.
   *
   * @param claims what the owner says of each object that is there already
   * @param contact what is there already and is not the owner's
   */
  private record Round(
      Owner owner,
      Observed seen,
      Function<ObjectId, Claim> claims,
      FirstContact contact,
      Set<ObjectId> renewing,
      LookBudget budget,
      Instant now) {}

  private void carryOut(Round round, List<PlannedObject> wave, Map<ObjectId, Result> results) {
    Map<ObjectId, Callable<Result>> work = new TreeMap<>();
    for (PlannedObject object : wave) {
      ForeseenResult.of(object, round.seen(), results, round.renewing())
          .or(() -> round.contact().resultOf(object))
          .ifPresentOrElse(
              known -> results.put(object.id(), known),
              () -> work.put(object.id(), () -> make(round, object)));
    }
    results.putAll(InParallel.each(work, round.budget()::isLast));
    wave.forEach(
        object -> ledger.note(round.owner(), object, results.get(object.id()), round.now()));
  }

  private Result make(Round round, PlannedObject object) {
    var cluster = clusters.get(object.id().cluster());
    var writer =
        new ObjectWriter(cluster, round.claims().apply(object.id()), removals, round.budget());
    Optional<ObjectNode> taken = round.contact().taken(object);
    if (taken.isPresent()) {
      return writer.take(object, taken.get());
    }
    Optional<ObjectNode> seen = round.seen().get(object.id());
    return new FightKeeper(ledger, cluster, round.owner(), round.budget(), round.now())
        .hold(object, seen)
        .orElseGet(() -> writer.write(object, seen));
  }
}
