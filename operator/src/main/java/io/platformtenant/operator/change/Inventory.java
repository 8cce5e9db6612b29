package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.InventoryEntry;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.health.Generated;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.residue.StageExit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a status says was made for a tenant or a class, joined with what is seen. */
public final class Inventory {
  private Inventory() {}

  public static SortedSet<ObjectId> listed(PlatformTenant tenant) {
    return of(tenant.lastStatus().inventory());
  }

  public static SortedSet<ObjectId> listed(PlatformTenantClass tenantClass) {
    return of(tenantClass.lastStatus().inventory());
  }

  private static SortedSet<ObjectId> of(Collection<InventoryEntry> entries) {
    return entries.stream()
        .map(ObjectId::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** As a status lists it. */
  public static List<InventoryEntry> entries(Collection<ObjectId> objects) {
    return objects.stream().sorted().map(ObjectId::toInventoryEntry).toList();
  }

  /** Listed, no longer wanted and not seen: gone, or without our mark. */
  public static SortedSet<ObjectId> lost(
      Collection<ObjectId> listed, Collection<ObjectId> wanted, Observed seen) {
    var lost = new TreeSet<>(listed);
    lost.removeAll(wanted);
    lost.removeIf(id -> seen.has(id) || seen.isBlindTo(id));
    return lost;
  }

  /**
   * Listed Applications and sets that are not seen: gone, or without our mark. One that exists
   * passes every gate, and would be forgotten behind a shut one if it counted as gone.
   */
  public static SortedSet<ObjectId> lostApplications(Collection<ObjectId> listed, Observed seen) {
    return listed.stream()
        .filter(id -> id.kind().isGated())
        .filter(id -> !seen.has(id) && !seen.isBlindTo(id))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * With a kind unread that we made objects of, what those still need is not known. What is in
   * another cluster needs nothing here.
   */
  public static boolean mayPrune(Collection<ObjectId> listed, Observed seen) {
    return listed.stream().flatMap(Inventory::kindsOf).noneMatch(seen.unseen()::contains);
  }

  /** What a set makes is not listed, and needs what its tenant has all the same. */
  private static Stream<ManagedKind> kindsOf(ObjectId listed) {
    return listed.kind() == ManagedKind.APPLICATION_SET
        ? Stream.of(listed.kind(), ManagedKind.APPLICATION)
        : Stream.of(listed.kind());
  }

  /**
   * What we made ourselves. What a set made is found by its marks and its owner, and can be more
   * than a status holds.
   */
  public static SortedSet<ObjectId> own(Map<ObjectId, ObjectNode> objects) {
    return objects.entrySet().stream()
        .filter(o -> Generated.setOf(o.getKey(), o.getValue()).isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * What left the plan. What a set makes stays as long as the set does. A stage that is on its way
   * out leaves although it is planned again: it is made anew once it is gone.
   */
  public static SortedMap<ObjectId, ObjectNode> leaving(
      SortedMap<ObjectId, ObjectNode> all, SortedSet<ObjectId> wanted) {
    SortedMap<ObjectId, ObjectNode> leaving = new TreeMap<>(all);
    leaving
        .entrySet()
        .removeIf(
            o ->
                (wanted.contains(o.getKey()) && !StageExit.isKept(o.getValue()))
                    || Generated.setOf(o.getKey(), o.getValue())
                        .filter(wanted::contains)
                        .isPresent());
    return leaving;
  }

  /**
   * What is there, what is not gone yet, and what could not be looked at. What was found as planned
   * is there although its mark was taken off a moment ago, and what was listed and could not be
   * written stays listed: without its mark nothing else tells that it is ours.
   */
  public static SortedSet<ObjectId> after(
      Collection<ObjectId> listed, Observed seen, Outcome outcome) {
    var inventory = own(seen.objects());
    outcome.leaving().stream().filter(id -> !isGenerated(id, seen)).forEach(inventory::add);
    outcome.results().forEach((id, result) -> addIf(result.isDone(), id, inventory));
    listed.forEach(id -> addIf(seen.isBlindTo(id) || outcome.failedOn(id), id, inventory));
    return inventory;
  }

  private static boolean isGenerated(ObjectId id, Observed seen) {
    return seen.get(id).flatMap(live -> Generated.setOf(id, live)).isPresent();
  }

  private static void addIf(boolean known, ObjectId id, Collection<ObjectId> inventory) {
    if (known) {
      inventory.add(id);
    }
  }
}
