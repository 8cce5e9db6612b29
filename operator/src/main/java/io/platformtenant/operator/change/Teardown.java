package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.contract.EffectiveDeletion;
import io.platformtenant.operator.health.Generated;
import io.platformtenant.operator.kinds.TeardownStep;
import io.platformtenant.operator.lifecycle.ForcedStep;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.residue.EngineFinalizers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is removed of an owner, step after step. Whoever removes, tells or only wants to know in
 * advance reads this one value.
 */
public final class Teardown {
  private static final int NAMED = 3;

  private final List<Step> steps;
  private final SortedMap<ObjectId, List<String>> leftBehind;

  /**
   * @param objects those of the step that are not gone yet; at least one
   */
  public record Step(TeardownStep name, List<LeavingObject> objects) {
    public Step {
      objects = List.copyOf(objects);
    }
  }

  private Teardown(Stream<LeavingObject> objects, SortedMap<ObjectId, List<String>> leftBehind) {
    this.leftBehind = leftBehind;
    Map<TeardownStep, List<LeavingObject>> byStep = new EnumMap<>(TeardownStep.class);
    objects.forEach(o -> byStep.computeIfAbsent(o.step(), s -> new ArrayList<>()).add(o));
    steps = byStep.entrySet().stream().map(s -> new Step(s.getKey(), s.getValue())).toList();
  }

  /** Everything goes: both planes before any identity. */
  public static Teardown of(Holdings holdings) {
    return of(holdings, EffectiveDeletion.BUILT_IN);
  }

  /**
   * The same of a tenant.
   *
   * @param deletion what is left of it
   */
  public static Teardown of(Holdings holdings, EffectiveDeletion deletion) {
    return of(holdings, TeardownOrder.of(holdings), deletion);
  }

  /**
   * Some objects go, and the others stay. What is left of a tenant at its end does not matter: a
   * part that leaves is not meant to run on.
   */
  public static Teardown of(Holdings holdings, Collection<ObjectId> leaving) {
    return leaving.isEmpty()
        ? new Teardown(Stream.empty(), holdings.leftBehind())
        : of(holdings, TeardownOrder.of(holdings, leaving), EffectiveDeletion.BUILT_IN);
  }

  private static Teardown of(Holdings holdings, TeardownOrder order, EffectiveDeletion deletion) {
    Map<ObjectId, Integer> cascading = cascading(holdings.live());
    return new Teardown(
        order.leaving().entrySet().stream()
            .map(
                o ->
                    new LeavingObject(
                        o.getKey(),
                        o.getValue(),
                        Removal.of(o.getKey(), o.getValue(), holdings.home(), deletion),
                        order.waits(o.getKey()),
                        Optional.ofNullable(holdings.exits().get(o.getKey())),
                        0,
                        false,
                        cascading.getOrDefault(o.getKey(), 0))),
        holdings.leftBehind());
  }

  /** How many Applications of each set would take along what they delivered. */
  private static Map<ObjectId, Integer> cascading(Map<ObjectId, ObjectNode> live) {
    Map<ObjectId, Integer> cascading = new HashMap<>();
    live.forEach(
        (id, object) -> {
          if (EngineFinalizers.isCascaded(object)
              && !object.path("metadata").has("deletionTimestamp")) {
            Generated.setOf(id, object).ifPresent(set -> cascading.merge(set, 1, Integer::sum));
          }
        });
    return cascading;
  }

  /** The same, in which some objects wait until others have gone first. */
  public Teardown queued(Map<ObjectId, Integer> places) {
    return new Teardown(objects().map(o -> o.at(places.getOrDefault(o.id(), 0))), leftBehind);
  }

  /** The same, in which some objects do not wait for their engine. */
  public Teardown forcing(ForcedStep forced) {
    return new Teardown(objects().map(o -> o.asForced(forced)), leftBehind);
  }

  /** What of it may go although a part of the owner was not seen: nothing can need it. */
  public Teardown rightsOfPeople() {
    return new Teardown(objects().filter(o -> Accounts.isOfPeople(o.id())), leftBehind);
  }

  /** What of a stage is not gone yet although Flux has let go of it, in a sentence. */
  public Optional<String> explain() {
    return objects()
        .filter(LeavingObject::isKept)
        .findFirst()
        .map(o -> explain(o.id(), "had applied", o.left()))
        .or(
            () ->
                leftBehind.entrySet().stream()
                    .findFirst()
                    .map(left -> explain(left.getKey(), "left behind", left.getValue())));
  }

  private static String explain(ObjectId stage, String did, List<String> objects) {
    return "waiting until what "
        + stage.title()
        + " "
        + did
        + " is gone: "
        + objects.stream().limit(NAMED).collect(Collectors.joining("; "));
  }

  /** In their order; a step of which nothing is left does not stand here. */
  public List<Step> steps() {
    return steps;
  }

  /** The step it is at; empty when nothing is left. */
  public Optional<Step> current() {
    return steps.stream().findFirst();
  }

  /** All that is not gone yet. */
  public Stream<LeavingObject> objects() {
    return steps.stream().flatMap(step -> step.objects().stream());
  }

  /** The same as names. */
  public SortedSet<ObjectId> left() {
    SortedSet<ObjectId> left = new TreeSet<>();
    objects().map(LeavingObject::id).forEach(left::add);
    return left;
  }
}
