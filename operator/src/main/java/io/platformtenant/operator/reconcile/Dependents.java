package io.platformtenant.operator.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.watch.Caches;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Stages of tenants that wait for stages of the cluster. A stage that is waited for must not go
 * first: whoever waits for it would wait for ever (kustomize-controller, checkDependencies).
 */
record Dependents(Caches caches, String namespace) {

  /** Those of some objects that are waited for from elsewhere, and by whom. */
  SortedMap<ObjectId, SortedSet<ObjectId>> of(Collection<ObjectId> leaving) {
    SortedMap<ObjectId, SortedSet<ObjectId>> dependents = new TreeMap<>();
    if (leaving.stream().anyMatch(id -> id.kind() == ManagedKind.KUSTOMIZATION)) {
      caches
          .all(ManagedKind.KUSTOMIZATION)
          .forEach(
              (id, live) -> {
                for (JsonNode dependency : live.path("spec").path("dependsOn")) {
                  ObjectId on = idOf(id, dependency);
                  if (!id.namespace().equals(namespace) && leaving.contains(on)) {
                    dependents.computeIfAbsent(on, o -> new TreeSet<>()).add(id);
                  }
                }
              });
    }
    return dependents;
  }

  /** The same outcome, which says by whom what cannot go is waited for. */
  Outcome explain(Outcome outcome) {
    var dependents = of(outcome.leaving());
    if (dependents.isEmpty() || outcome.trouble().isPresent()) {
      return outcome;
    }
    ObjectId last = dependents.lastKey();
    return outcome.withTrouble(
        last.title() + " is still waited for by " + dependents.get(last).first().describe());
  }

  private static ObjectId idOf(ObjectId dependent, JsonNode dependency) {
    return ObjectId.of(
        ManagedKind.KUSTOMIZATION,
        dependency.path("namespace").asText(dependent.namespace()),
        dependency.path("name").asText());
  }
}
