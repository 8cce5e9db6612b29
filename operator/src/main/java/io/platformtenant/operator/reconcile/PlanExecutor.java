package io.platformtenant.operator.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.apply.ApiFailure;
import io.platformtenant.operator.apply.ClusterWriters;
import io.platformtenant.operator.apply.LookBudget;
import io.platformtenant.operator.change.Holdings;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.change.Staying;
import io.platformtenant.operator.change.Teardown;
import io.platformtenant.operator.health.Silence;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.Plan;
import io.platformtenant.operator.plan.Renewal;
import io.platformtenant.operator.reconcile.turns.Renewals;
import io.platformtenant.operator.reconcile.turns.StageTurns;
import io.platformtenant.operator.status.CarriedOut;
import io.platformtenant.operator.watch.Caches;
import io.platformtenant.operator.watch.SilentKinds;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The writing half of a look at a tenant or a class: what is planned is put in place, what left the
 * plan is taken away. In two steps, so that what will go can be written down in between.
 */
public record PlanExecutor(
    ClusterWriters writers,
    Caches caches,
    SilentKinds silent,
    Renewals renewals,
    StageTurns turns) {

  /** What there is of an owner. One that exists passes every gate, so none is overlooked. */
  <R> Look<R> look(R resource, Owner owner, SortedSet<ObjectId> listed) {
    LookBudget budget = writers.budgets().begin(owner);
    Observed seen = caches.observe(owner);
    return new Look<>(
        resource,
        owner,
        listed,
        seen.with(writers.live().unmarked(owner, Inventory.lostApplications(listed, seen))),
        budget);
  }

  Placed apply(Look<?> look, Plan plan) {
    SortedSet<ObjectId> wanted = plan.wanted();
    Outcome applied =
        writers
            .applier()
            .carryOut(
                look.owner(),
                plan,
                look.seen(),
                look.listed(),
                renewing(look, plan),
                look.budget());
    // Last, so that no engine acts on what stood there before.
    Outcome done =
        applied.with(
            writers.suspender().resume(look.owner(), look.seen(), plan.objects(), look.budget()));
    Observed after = caches.observe(look.owner());
    SortedMap<ObjectId, ObjectNode> all = new TreeMap<>(after.objects());
    all.putAll(writers.live().unmarked(look.owner(), Inventory.lost(look.listed(), wanted, after)));
    return new Placed(
        look.listed(), done, after, silent.now(), all, Inventory.leaving(all, wanted));
  }

  Teardown inTurn(Owner owner, Teardown teardown) {
    return turns.of(owner, teardown, () -> caches.all(ManagedKind.KUSTOMIZATION));
  }

  private SortedSet<ObjectId> renewing(Look<?> look, Plan plan) {
    var renewal = Renewal.of(plan, look.seen(), () -> caches.all(ManagedKind.KUSTOMIZATION));
    return renewals.of(look.owner(), renewal);
  }

  CarriedOut prune(Look<?> look, Placed placed, Home home, Dependents dependents) {
    Outcome outcome = dependents.explain(pruned(look, placed, home, dependents));
    Observed after = caches.observe(look.owner());
    return new CarriedOut(
        outcome, after, silent.now(), Inventory.after(look.listed(), after, outcome));
  }

  private Outcome pruned(Look<?> look, Placed placed, Home home, Dependents dependents) {
    SortedSet<ObjectId> leaving = new TreeSet<>(placed.leaving().keySet());
    Optional<String> hold = writers.removals().hold(leaving);
    if (hold.isPresent()) {
      return placed.applied().withLeaving(leaving).withHold(hold.get());
    }
    var all = placed.all();
    var holdings =
        new Holdings(
            home,
            all,
            dependents.of(leaving),
            writers.exits().of(all),
            placed.applied().unwritten(),
            writers.leftBehind().in(Staying.placesLeft(all, leaving)));
    var teardown = Teardown.of(holdings, leaving);
    try {
      var now =
          placed.isEverythingSeen() ? inTurn(look.owner(), teardown) : teardown.rightsOfPeople();
      SortedSet<ObjectId> stillThere = new TreeSet<>(leaving);
      stillThere.removeAll(now.left());
      stillThere.addAll(writers.remover().remove(now, look.budget(), forced -> {}));
      Outcome outcome = placed.applied().withLeaving(stillThere);
      return now.explain().map(outcome::withTrouble).orElse(outcome);
    } catch (ApiFailure e) {
      return placed.applied().withLeaving(leaving).withTrouble(e.getMessage());
    }
  }

  /**
   * @param listed what the status lists as made
   * @param after what was seen after it was put in place
   * @param silence what of that no engine has looked at for too long
   * @param all every object there is of the owner
   * @param leaving those of them that left the plan
   */
  record Placed(
      Set<ObjectId> listed,
      Outcome applied,
      Observed after,
      Silence silence,
      SortedMap<ObjectId, ObjectNode> all,
      SortedMap<ObjectId, ObjectNode> leaving) {
    /** Whether something leaves that the status does not list. */
    boolean mustBeListed() {
      return !leaving.isEmpty() && !listed.containsAll(Inventory.own(all));
    }

    /** Whether anything left the plan. */
    boolean removes() {
      return !leaving.isEmpty();
    }

    /** Whether every kind was read that something was made of. */
    boolean isEverythingSeen() {
      return Inventory.mayPrune(listed, after);
    }

    /** What was done so far, and that what is leaving is still there. */
    CarriedOut beforePruning() {
      SortedSet<ObjectId> inventory = new TreeSet<>(listed);
      inventory.addAll(Inventory.own(all));
      return new CarriedOut(
          applied.withLeaving(new TreeSet<>(leaving.keySet())), after, silence, inventory);
    }
  }
}
