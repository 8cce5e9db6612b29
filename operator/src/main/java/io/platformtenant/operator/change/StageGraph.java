package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which leaving stage depends on which, as their live objects say. Live objects can say anything:
 * two updates of which one failed leave a circle, and stages in a circle wait for no one. A stage
 * that is rendered once for the tenant comes before those of environments, whether they say so or
 * not: one that leaves together with them may have lost its name in their lists.
 */
final class StageGraph {
  private final SortedMap<ObjectId, SortedSet<ObjectId>> dependencies = new TreeMap<>();

  StageGraph(SortedMap<ObjectId, ObjectNode> leaving) {
    leaving.forEach(
        (id, live) -> {
          if (id.kind() == ManagedKind.KUSTOMIZATION) {
            dependencies.put(id, dependenciesOf(id, live, leaving));
          }
        });
  }

  /** Whether one stage depends on another, and the other not on it. */
  boolean dependsOn(ObjectId one, ObjectId other) {
    return dependencies.getOrDefault(one, new TreeSet<>()).contains(other) && !reaches(other, one);
  }

  private boolean reaches(ObjectId from, ObjectId to) {
    Set<ObjectId> seen = new HashSet<>();
    var next = new ArrayDeque<ObjectId>();
    next.add(from);
    while (!next.isEmpty()) {
      ObjectId at = next.pop();
      if (at.equals(to)) {
        return true;
      }
      if (seen.add(at)) {
        next.addAll(dependencies.getOrDefault(at, new TreeSet<>()));
      }
    }
    return false;
  }

  /** Whether a stage is rendered once for its tenant, by the account it acts as. */
  static boolean isOnce(JsonNode live) {
    return live.path("spec").path("serviceAccountName").asText().equals(Accounts.HOME);
  }

  private static SortedSet<ObjectId> dependenciesOf(
      ObjectId id, JsonNode live, SortedMap<ObjectId, ObjectNode> leaving) {
    SortedSet<ObjectId> found = new TreeSet<>();
    for (JsonNode dependency : live.path("spec").path("dependsOn")) {
      ObjectId other =
          ObjectId.of(
              ManagedKind.KUSTOMIZATION,
              dependency.path("namespace").asText(id.namespace()),
              dependency.path("name").asText());
      if (leaving.containsKey(other)) {
        found.add(other);
      }
    }
    if (!isOnce(live)) {
      leaving.forEach(
          (other, theirs) -> {
            if (other.kind() == ManagedKind.KUSTOMIZATION && isOnce(theirs)) {
              found.add(other);
            }
          });
    }
    return found;
  }
}
