package io.platformtenant.operator.cli.tree;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.Owner;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.health.Health;
import io.platformtenant.operator.health.Health.State;
import io.platformtenant.operator.health.LastReportedProblems;
import io.platformtenant.operator.health.Silence;
import io.platformtenant.operator.health.StatusReading;
import io.platformtenant.operator.kinds.Plane;
import io.platformtenant.operator.model.ObjectId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A tenant with all that was made for it.
 *
 * @param ready its condition of this name; empty where nobody has looked at it
 * @param leaves worst first, and of equals in the order of their ids
 */
record TenantTree(String tenant, Owner owner, Optional<Condition> ready, List<Leaf> leaves) {
  private static final Health MISSING =
      Health.of(State.FAILED, "Missing", "the inventory lists it, and it is not there");

  /** One object, and how it fares by what it says itself. */
  record Leaf(ObjectId id, Health health) {
    /** What nothing acts for, and is there. */
    boolean isInForce() {
      return health.equals(Health.IN_FORCE);
    }
  }

  /**
   * @param live everything of it that is there
   * @param now against which is held when an engine looked last
   */
  static TenantTree of(PlatformTenant tenant, Map<ObjectId, ObjectNode> live, Instant now) {
    var silence = new Silence(now, Set.of(), Map.of());
    var told = LastReportedProblems.of(tenant.lastStatus());
    SortedSet<ObjectId> all = new TreeSet<>(Inventory.listed(tenant));
    all.addAll(live.keySet());
    return new TenantTree(
        tenant.getMetadata().getName(),
        tenant.getSpec().owner(),
        tenant.lastStatus().conditions().stream().filter(c -> c.type().equals("Ready")).findFirst(),
        all.stream()
            .map(id -> new Leaf(id, healthOf(id, live.get(id), told, silence)))
            .sorted(
                Comparator.comparing((Leaf leaf) -> leaf.health().state())
                    .reversed()
                    .thenComparing(Leaf::id))
            .toList());
  }

  boolean isReady() {
    return ready.filter(condition -> condition.status().equals("True")).isPresent();
  }

  List<Leaf> of(Plane plane) {
    return leaves.stream().filter(leaf -> leaf.id().kind().plane() == plane).toList();
  }

  private static Health healthOf(
      ObjectId id, ObjectNode live, LastReportedProblems told, Silence silence) {
    if (live == null) {
      return MISSING;
    }
    return live.path("metadata").has("deletionTimestamp")
        ? Health.of(State.DELETING, "Deleting", "is on its way out")
        : silence.over(
            id.kind(),
            Optional.of(live),
            told.orLastFailure(id, StatusReading.of(id.kind(), live).health()));
  }
}
