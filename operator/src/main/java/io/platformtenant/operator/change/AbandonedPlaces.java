package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.contract.BindingName;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Namespaces that leave an environment whose stages stay. Such a stage sends the deletions there
 * and waits for nothing (kustomize-controller, prune), so what it had applied may stand when it is
 * Ready again.
 */
public final class AbandonedPlaces {
  private AbandonedPlaces() {}

  /** Namespace to the stages that may have left something there. */
  public static SortedMap<String, SortedSet<ObjectId>> of(
      SortedMap<ObjectId, ObjectNode> live, Collection<ObjectId> leaving) {
    SortedMap<String, SortedSet<ObjectId>> places = new TreeMap<>();
    if (leaving.isEmpty()) {
      return places;
    }
    var staying = new Staying(live, leaving, Set.of());
    for (ObjectId id : leaving) {
      if (id.kind() == ManagedKind.ROLE_BINDING
          && !Accounts.isOfPeople(id)
          && isLeft(id, live, leaving)) {
        SortedSet<ObjectId> stages = staying.settledStagesOf(BindingName.of(id).subject());
        if (!stages.isEmpty()) {
          places.computeIfAbsent(id.namespace(), n -> new TreeSet<>()).addAll(stages);
        }
      }
    }
    return places;
  }

  /** Whether it is the place that goes, or goes to another environment, and not only a role. */
  private static boolean isLeft(
      ObjectId binding, SortedMap<ObjectId, ObjectNode> live, Collection<ObjectId> leaving) {
    ObjectId namespace = ObjectId.of(ManagedKind.NAMESPACE, "", binding.namespace());
    JsonNode place = live.get(namespace);
    return place == null
        || leaving.contains(namespace)
        || !EngineWork.environmentOf(place).equals(EngineWork.environmentOf(live.get(binding)));
  }
}
