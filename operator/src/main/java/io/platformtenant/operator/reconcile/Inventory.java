package io.platformtenant.operator.reconcile;

import io.platformtenant.api.PlatformTenant;
import io.platformtenant.operator.apply.Outcome;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.status.Report;
import java.util.Collection;
import java.util.Optional;
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

  /**
   * Listed Applications that are not seen: gone, or without our mark. One that exists passes every
   * gate, and would be forgotten behind a shut one if it counted as gone.
   */
  static SortedSet<ObjectId> lostApplications(Collection<ObjectId> listed, Observed seen) {
    return listed.stream()
        .filter(id -> id.kind() == ManagedKind.APPLICATION)
        .filter(id -> !seen.has(id) && !seen.unseen().contains(id.kind()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** With a kind unread that we made objects of, what those still need is not known. */
  static boolean mayPrune(Collection<ObjectId> listed, Observed seen) {
    return listed.stream().noneMatch(id -> seen.unseen().contains(id.kind()));
  }

  /**
   * What is there, what is not gone yet, and what could not be looked at. What was found as planned
   * is there although its mark was taken off a moment ago, and what was listed and could not be
   * written stays listed: without its mark nothing else tells that it is ours.
   */
  static SortedSet<ObjectId> after(Collection<ObjectId> listed, Observed seen, Outcome outcome) {
    var inventory = new TreeSet<>(seen.objects().keySet());
    inventory.addAll(outcome.leaving());
    outcome.results().forEach((id, result) -> addIf(result.isDone(), id, inventory));
    listed.forEach(
        id -> addIf(seen.unseen().contains(id.kind()) || outcome.failedOn(id), id, inventory));
    return inventory;
  }

  private static void addIf(boolean known, ObjectId id, Collection<ObjectId> inventory) {
    if (known) {
      inventory.add(id);
    }
  }
}
