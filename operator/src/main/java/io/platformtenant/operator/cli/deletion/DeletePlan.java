package io.platformtenant.operator.cli.deletion;

import io.platformtenant.api.v1alpha1.EffectiveDeletionPolicy;
import io.platformtenant.operator.change.Holdings;
import io.platformtenant.operator.change.LeavingObject;
import io.platformtenant.operator.change.Removal;
import io.platformtenant.operator.change.Teardown;
import io.platformtenant.operator.contract.EffectiveDeletion;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.kinds.TeardownStep;
import io.platformtenant.operator.lifecycle.DeletionHold;
import io.platformtenant.operator.model.ObjectId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the deletion of a tenant would take, in the order in which it would go: the very teardown
 * that the operator carries out, told beforehand.
 *
 * @param held why its first step would not be taken
 * @param policy what is left of it
 * @param losing who loses access, each with the namespaces
 */
record DeletePlan(
    String tenant,
    Optional<String> held,
    EffectiveDeletionPolicy policy,
    List<Step> steps,
    SortedMap<String, Set<String>> losing) {

  record Step(TeardownStep name, List<Item> objects) {}

  /**
   * @param takes how many objects of which kinds its engine would remove with it
   * @param heldUpBy what would keep it from going, each in a sentence
   */
  record Item(
      ObjectId id, Removal removal, SortedMap<String, Integer> takes, List<String> heldUpBy) {
    boolean takesAllThatIsInIt() {
      return id.kind().purpose() == Purpose.NAMESPACE && removal == Removal.DELETE;
    }

    static Item of(LeavingObject object, Holdings holdings) {
      return new Item(
          object.id(),
          object.removal(),
          object.removal() == Removal.DELETE
              ? Takings.of(object.id(), object.live())
              : Collections.emptySortedMap(),
          Obstacles.of(object, holdings.live().keySet()));
    }
  }

  static DeletePlan of(
      String tenant, Holdings holdings, EffectiveDeletion deletion, DeletionHold hold) {
    Teardown teardown = Teardown.of(holdings, deletion);
    List<LeavingObject> inOrder = inOrder(teardown);
    List<Step> steps =
        teardown.steps().stream()
            .map(
                step ->
                    new Step(
                        step.name(),
                        inOrder.stream()
                            .filter(o -> o.step() == step.name())
                            .map(o -> Item.of(o, holdings))
                            .toList()))
            .toList();
    return new DeletePlan(
        tenant, why(hold), deletion.asStatus(), steps, Takings.access(holdings.live()));
  }

  private static Optional<String> why(DeletionHold hold) {
    return switch (hold) {
      case DeletionHold.Held(String why) -> Optional.of(why);
      case DeletionHold.None() -> Optional.empty();
      // In a moment it is known whether others go with it.
      case DeletionHold.Settling _ -> Optional.empty();
      case DeletionHold.Withdrawn() -> Optional.of("it was withdrawn: everything stays");
    };
  }

  /** Each after all that it waits for. */
  private static List<LeavingObject> inOrder(Teardown teardown) {
    Map<LeavingObject, Set<ObjectId>> left = new HashMap<>();
    teardown.objects().forEach(o -> left.put(o, o.waitsFor()));
    List<LeavingObject> order = new ArrayList<>();
    while (!left.isEmpty()) {
      List<LeavingObject> next =
          left.entrySet().stream()
              .filter(o -> o.getValue().isEmpty())
              .map(Map.Entry::getKey)
              .sorted(Comparator.comparing(LeavingObject::id))
              .toList();
      if (next.isEmpty()) {
        throw new IllegalStateException("these wait for each other: " + teardown.left());
      }
      order.addAll(next);
      left.keySet().removeAll(next);
      Set<ObjectId> gone =
          next.stream().map(LeavingObject::id).collect(Collectors.toUnmodifiableSet());
      left.values().forEach(waitsFor -> waitsFor.removeAll(gone));
    }
    return order;
  }

  Stream<Item> objects() {
    return steps.stream().flatMap(step -> step.objects().stream());
  }

  /** Namespaces that outlive the tenant. */
  List<String> staying() {
    return objects()
        .filter(o -> o.id().kind().purpose() == Purpose.NAMESPACE)
        .filter(o -> o.removal() == Removal.RETAIN)
        .map(o -> o.id().name())
        .toList();
  }

  /** Whether nothing would keep it from going. */
  boolean isFree() {
    return held.isEmpty() && objects().allMatch(o -> o.heldUpBy().isEmpty());
  }
}
