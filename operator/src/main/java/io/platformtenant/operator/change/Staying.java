package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.contract.BindingName;
import io.platformtenant.operator.health.ObjectHealth;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What stays of an owner while something leaves it, as far as that has to heed it. */
final class Staying {
  private final Set<Right> rights = new HashSet<>();
  private final EngineWork movingOut;

  /** That somebody holds a role in a namespace, or in the whole cluster. */
  private record Right(ManagedKind kind, String namespace, String subject) {
    static Right of(ObjectId binding) {
      return new Right(binding.kind(), binding.namespace(), BindingName.of(binding).subject());
    }
  }

  /**
   * @param live everything of the owner, what leaves included
   */
  Staying(SortedMap<ObjectId, ObjectNode> live, Collection<ObjectId> leaving) {
    SortedMap<ObjectId, ObjectNode> staying = new TreeMap<>(live);
    staying.keySet().removeAll(leaving);
    staying.keySet().stream()
        .filter(id -> id.kind().purpose() == Purpose.BINDING)
        .map(Right::of)
        .forEach(rights::add);
    staying.entrySet().removeIf(o -> ObjectHealth.isSettled(o.getKey(), o.getValue(), live));
    movingOut = new EngineWork(staying);
  }

  /** What has not come to an end with leaving a place: its engine is still at work there. */
  EngineWork movingOut() {
    return movingOut;
  }

  /** Whether whom a binding is for keeps another one beside it. */
  boolean keepsAnotherBeside(ObjectId binding) {
    return rights.contains(Right.of(binding));
  }
}
