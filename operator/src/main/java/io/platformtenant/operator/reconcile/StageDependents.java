package io.platformtenant.operator.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.watch.Caches;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Stages of tenants that wait for stages of the cluster. A stage that is waited for must not go
 * first: whoever waits for it would wait for ever (kustomize-controller, checkDependencies).
 *
 * @param namespace that of the stages of the cluster
 */
record StageDependents(Caches caches, String namespace) implements Dependents {

  @Override
  public boolean areKnownOf(Collection<ObjectId> leaving) {
    return !hasStages(leaving) || caches.isRead(ManagedKind.KUSTOMIZATION);
  }

  @Override
  public SortedMap<ObjectId, SortedSet<ObjectId>> of(Collection<ObjectId> leaving) {
    SortedMap<ObjectId, SortedSet<ObjectId>> dependents = new TreeMap<>();
    if (hasStages(leaving)) {
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

  private static boolean hasStages(Collection<ObjectId> leaving) {
    return leaving.stream().anyMatch(id -> id.kind() == ManagedKind.KUSTOMIZATION);
  }

  private static ObjectId idOf(ObjectId dependent, JsonNode dependency) {
    return ObjectId.of(
        ManagedKind.KUSTOMIZATION,
        dependency.path("namespace").asText(dependent.namespace()),
        dependency.path("name").asText());
  }
}
