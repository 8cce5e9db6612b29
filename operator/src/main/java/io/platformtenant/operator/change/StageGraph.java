package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which leaving stage depends on which, as their live objects say. Live objects can say anything:
 * two updates of which one failed leave a cycle, and stages in a cycle wait for no one. A stage
 * that is rendered once for the tenant comes before those of environments, whether they say so or
 * not: one that leaves together with them may have lost its name in their lists.
 */
final class StageGraph {
  private final Map<ObjectId, Set<ObjectId>> dependents = new HashMap<>();

  StageGraph(SortedMap<ObjectId, ObjectNode> leaving) {
    SortedMap<ObjectId, Set<ObjectId>> dependencies = dependencies(leaving);
    var cycles = new Cycles<>(dependencies.keySet(), dependencies::get);
    dependencies.forEach(
        (stage, ground) ->
            ground.stream()
                .filter(on -> !cycles.joins(stage, on))
                .forEach(on -> dependents.computeIfAbsent(on, o -> new TreeSet<>()).add(stage)));
  }

  /** The leaving stages that depend on one, and it not on them. */
  Set<ObjectId> dependentsOf(ObjectId stage) {
    return dependents.getOrDefault(stage, Set.of());
  }

  /** Whether a stage is rendered once for its tenant, by the account it acts as. */
  static boolean isOnce(JsonNode live) {
    return live.path("spec").path("serviceAccountName").asText().equals(Accounts.HOME);
  }

  private static SortedMap<ObjectId, Set<ObjectId>> dependencies(
      SortedMap<ObjectId, ObjectNode> leaving) {
    SortedMap<ObjectId, ObjectNode> stages = new TreeMap<>(leaving);
    stages.keySet().removeIf(id -> id.kind().purpose() != Purpose.STAGE);
    Set<ObjectId> once = new TreeSet<>(stages.keySet());
    once.removeIf(id -> !isOnce(stages.get(id)));
    SortedMap<ObjectId, Set<ObjectId>> dependencies = new TreeMap<>();
    stages.forEach(
        (id, live) -> {
          Set<ObjectId> on = named(id, live);
          on.retainAll(stages.keySet());
          on.addAll(isOnce(live) ? Set.of() : once);
          dependencies.put(id, on);
        });
    return dependencies;
  }

  private static Set<ObjectId> named(ObjectId id, JsonNode live) {
    Set<ObjectId> named = new TreeSet<>();
    for (JsonNode dependency : live.path("spec").path("dependsOn")) {
      String namespace = dependency.path("namespace").asText(id.namespace());
      named.add(
          ObjectId.of(ManagedKind.KUSTOMIZATION, namespace, dependency.path("name").asText()));
    }
    return named;
  }
}
