package io.platformtenant.operator.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.apply.ApiFailure;
import io.platformtenant.operator.change.Holdings;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.change.Teardown;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.Plan;
import io.platformtenant.operator.watch.Caches;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The writers half of a look at a tenant or a class: what is planned is put in place, what left the
 * plan is taken away. In two steps, so that what will go can be written down in between.
 */
record PlanExecutor(ClusterWriters writers, Caches caches) {

  /**
   * @param listed what the status lists as made
   */
  Placed apply(Owner owner, Plan plan, Set<ObjectId> listed) {
    SortedSet<ObjectId> wanted = plan.wanted();
    Outcome applied = writers.applier().carryOut(owner, plan, caches.observe(owner), listed);
    Observed after = caches.observe(owner);
    SortedMap<ObjectId, ObjectNode> all = new TreeMap<>(after.objects());
    all.putAll(writers.live().unmarked(owner, Inventory.lost(listed, wanted, after)));
    return new Placed(
        applied, all, Inventory.leaving(all, wanted), Inventory.mayPrune(listed, after));
  }

  /**
   * @param needed what others than the owner still need an object for
   */
  Outcome prune(Placed placed, Home home, Map<ObjectId, SortedSet<ObjectId>> needed) {
    SortedSet<ObjectId> leaving = new TreeSet<>(placed.leaving().keySet());
    var teardown = Teardown.of(new Holdings(home, placed.all(), needed), leaving);
    try {
      var now = placed.everythingSeen() ? teardown : teardown.rightsOfPeople();
      SortedSet<ObjectId> stillThere = new TreeSet<>(leaving);
      stillThere.removeAll(now.left());
      stillThere.addAll(writers.remover().remove(now));
      return placed.applied().withLeaving(stillThere);
    } catch (ApiFailure e) {
      return placed.applied().withLeaving(leaving).withTrouble(e.getMessage());
    }
  }

  /**
   * @param all every object there is of the owner
   * @param leaving those of them that left the plan
   * @param everythingSeen whether every kind was read that something was made of
   */
  record Placed(
      Outcome applied,
      SortedMap<ObjectId, ObjectNode> all,
      SortedMap<ObjectId, ObjectNode> leaving,
      boolean everythingSeen) {
    /** What was done, and that what is leaving is still there. */
    Outcome beforePruning() {
      return applied.withLeaving(new TreeSet<>(leaving.keySet()));
    }

    /** Whether something leaves that the status does not list. */
    boolean mustBeListed(Set<ObjectId> listed) {
      return !leaving.isEmpty() && !listed.containsAll(Inventory.own(all));
    }

    SortedSet<ObjectId> inventory(Set<ObjectId> listed) {
      SortedSet<ObjectId> inventory = new TreeSet<>(listed);
      inventory.addAll(Inventory.own(all));
      return inventory;
    }
  }
}
