package io.platformtenant.operator.reconcile;

import io.platformtenant.api.PlatformTenant;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.status.Report;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the status says was made for a tenant, joined with what is seen. */
final class Inventory {
  private Inventory() {}

  static SortedSet<ObjectId> listed(PlatformTenant tenant) {
    return Report.before(tenant).inventory().stream()
        .map(ObjectId::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Listed, no longer wanted and not seen: gone, or without our mark. */
  static SortedSet<ObjectId> lost(Collection<ObjectId> listed, TenantPlan plan, Observed seen) {
    var lost = new TreeSet<>(listed);
    lost.removeAll(plan.wanted());
    lost.removeIf(id -> seen.has(id) || seen.unseen().contains(id.kind()));
    return lost;
  }

  /** With a kind unread that we made objects of, what those still need is not known. */
  static boolean mayPrune(Collection<ObjectId> listed, Observed seen) {
    return listed.stream().noneMatch(id -> seen.unseen().contains(id.kind()));
  }

  /** What is there, what is not gone yet, and what could not be looked at. */
  static SortedSet<ObjectId> after(
      Collection<ObjectId> listed, Observed seen, Set<ObjectId> stillThere) {
    var inventory = new TreeSet<>(seen.objects().keySet());
    inventory.addAll(stillThere);
    listed.stream().filter(id -> seen.unseen().contains(id.kind())).forEach(inventory::add);
    return inventory;
  }
}
