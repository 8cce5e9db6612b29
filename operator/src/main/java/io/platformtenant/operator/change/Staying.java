package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.contract.BindingName;
import io.platformtenant.operator.health.Generated;
import io.platformtenant.operator.health.ObjectHealth;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What stays of an owner while something leaves it, as far as that has to heed it. */
public final class Staying {
  private final Set<Right> rights = new HashSet<>();
  private final SortedMap<ObjectId, ObjectNode> settled = new TreeMap<>();
  private final EngineWork movingOut;

  /** That somebody holds a role in a namespace, or in the whole cluster. */
  private record Right(ManagedKind kind, String namespace, String subject) {
    static Right of(ObjectId binding) {
      return new Right(binding.kind(), binding.namespace(), BindingName.of(binding).subject());
    }
  }

  /**
   * @param live everything of the owner, what leaves included
   * @param unsettled what left objects behind in a place and they are not gone yet, and what is
   *     still to leave one; with a set, everything it makes
   */
  Staying(
      SortedMap<ObjectId, ObjectNode> live, Collection<ObjectId> leaving, Set<ObjectId> unsettled) {
    SortedMap<ObjectId, ObjectNode> staying = new TreeMap<>(live);
    staying.keySet().removeAll(leaving);
    staying.keySet().stream()
        .filter(id -> id.kind().purpose() == Purpose.BINDING)
        .map(Right::of)
        .forEach(rights::add);
    staying.entrySet().stream()
        .filter(o -> !unsettled.contains(o.getKey()))
        .filter(
            o -> Generated.setOf(o.getKey(), o.getValue()).filter(unsettled::contains).isEmpty())
        .filter(o -> ObjectHealth.isSettled(o.getKey(), o.getValue(), live))
        .forEach(o -> settled.put(o.getKey(), o.getValue()));
    staying.keySet().removeAll(settled.keySet());
    movingOut = new EngineWork(staying);
  }

  /** What has not come to an end with leaving a place: its engine is still at work there. */
  EngineWork movingOut() {
    return movingOut;
  }

  /** The stages that act as an account and have come to an end. */
  SortedSet<ObjectId> settledStagesOf(String account) {
    SortedSet<ObjectId> stages = new TreeSet<>();
    settled.forEach(
        (id, live) -> {
          if (id.kind().purpose() == Purpose.STAGE
              && live.path("spec").path("serviceAccountName").asText().equals(account)) {
            stages.add(id);
          }
        });
    return stages;
  }

  /** Whether whom a binding is for keeps another one beside it. */
  boolean keepsAnotherBeside(ObjectId binding) {
    return rights.contains(Right.of(binding));
  }

  /**
   * Namespaces that leave an environment whose stages stay, and the stages that may have left
   * something there: such a stage sends the deletions and waits for nothing (kustomize-controller,
   * prune), so what it had applied may stand when it is Ready again.
   */
  public static SortedMap<String, SortedSet<ObjectId>> placesLeft(
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
