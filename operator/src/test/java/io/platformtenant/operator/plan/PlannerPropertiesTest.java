package io.platformtenant.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.kinds.Engine;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ClassWorld;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.cluster.ClassPlanner;
import io.platformtenant.operator.rules.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannerPropertiesTest {
  private static final int WORLDS = 1_500;
  private static final List<ManagedKind> UNREAD =
      Stream.of(ManagedKind.values()).filter(ManagedKind::comesWithAnEngine).toList();

  @Test
  void theSameWorldGivesTheSamePlan() {
    var refused = new AtomicInteger();
    RandomWorlds.each(
        WORLDS,
        worlds -> {
          World world = worlds.next();
          TenantPlan plan = Planner.plan(world);
          refused.addAndGet(plan.isRefused() ? 1 : 0);
          assertThat(text(Planner.plan(world))).isEqualTo(text(plan));
        });
    assertThat(refused.get()).as("worlds of both sorts").isBetween(WORLDS / 10, WORLDS * 9 / 10);
  }

  @Test
  void theOrderOfOthersAndClassesNeverMatters() {
    RandomWorlds.each(
        WORLDS,
        worlds -> {
          World world = worlds.next();
          World other =
              RandomWorlds.world(
                      world.tenant(),
                      worlds.shuffled(world.others()),
                      worlds.shuffled(judged(world)))
                  .withOpenGates(world.openGates());
          assertThat(text(Planner.plan(other))).isEqualTo(text(Planner.plan(world)));
        });
  }

  @Test
  void theOrderInListsNeverMattersForWhatThereIs() {
    RandomWorlds.each(
        WORLDS,
        worlds -> {
          World world = worlds.next();
          World other =
              RandomWorlds.world(worlds.shuffled(world.tenant()), world.others(), judged(world))
                  .withOpenGates(world.openGates());
          assertThat(Planner.plan(other).wanted()).isEqualTo(Planner.plan(world).wanted());
        });
  }

  @Test
  void whatWasAppliedIsPlannedAgainAsItIs() {
    RandomWorlds.each(
        WORLDS,
        worlds -> {
          World world = open(worlds.next(), Observed.NOTHING);
          TenantPlan plan = Planner.plan(world);
          if (!plan.isRefused()) {
            World later = open(world, applied(plan));
            assertThat(text(Planner.plan(later))).isEqualTo(text(plan));
          }
        });
  }

  @Test
  void twoTenantsThatArePlannedNeverShareAnObject() {
    RandomWorlds.each(
        WORLDS,
        worlds -> {
          World world = worlds.next();
          Set<ObjectId> mine = Planner.plan(world).wanted();
          for (var other : world.others()) {
            List<PlatformTenant> all = new ArrayList<>(world.others());
            all.add(world.tenant());
            World theirs =
                RandomWorlds.world(other, all, judged(world)).withOpenGates(world.openGates());
            assertThat(Planner.plan(theirs).wanted()).noneMatch(mine::contains);
          }
        });
  }

  @Test
  void aTenantNeverSharesAnObjectWithAClass() {
    var shared = new AtomicInteger();
    RandomWorlds.each(
        WORLDS,
        worlds -> {
          World world = worlds.next();
          Set<ObjectId> ofTenant = Planner.plan(world).wanted();
          for (var tenantClass : world.classes()) {
            var plan = ClassPlanner.plan(new ClassWorld(Rulebook.judge(tenantClass), Set.of()));
            shared.addAndGet(plan.objects().size());
            assertThat(plan.wanted()).noneMatch(ofTenant::contains);
          }
        });
    assertThat(shared.get()).as("objects of classes").isGreaterThan(WORLDS);
  }

  /**
   * Of a kind that was not read, absence says nothing; no plan has less for it. Kinds of Kubernetes
   * itself are read before the first look.
   */
  @Test
  void whatIsUnreadTakesNothingAway() {
    var narrower = new AtomicInteger();
    RandomWorlds.each(
        WORLDS / 5,
        worlds -> {
          World before = open(worlds.next(), Observed.NOTHING);
          Observed there = applied(Planner.plan(before));
          World world =
              RandomWorlds.world(
                  RandomWorlds.withoutAnEnvironment(before.tenant()),
                  before.others(),
                  judged(before));
          TenantPlan seen = Planner.plan(open(world, there));
          for (ManagedKind kind : UNREAD) {
            TenantPlan unseen = Planner.plan(open(world, without(kind, there)));
            assertThat(unseen.wanted()).as("without " + kind).containsAll(seen.wanted());
            assertThat(places(unseen)).as("without " + kind).containsAll(places(seen));
          }
          narrower.addAndGet(places(seen).isEmpty() ? 0 : 1);
        });
    assertThat(narrower.get()).as("worlds with a project").isGreaterThan(WORLDS / 50);
  }

  /** A place that has left the project comes back for nothing that was not read. */
  @Test
  void whatIsUnreadGivesNothingBack() {
    var narrowed = new AtomicInteger();
    RandomWorlds.each(
        WORLDS / 5,
        worlds -> {
          World before = open(worlds.next(), Observed.NOTHING);
          World world =
              RandomWorlds.world(
                  RandomWorlds.withoutAnEnvironment(before.tenant()),
                  before.others(),
                  judged(before));
          TenantPlan after = Planner.plan(open(world, Observed.NOTHING));
          // The namespaces of what has left are kept, its Applications are gone.
          Observed there = applied(Planner.plan(before)).with(applied(after).objects());
          for (ManagedKind kind : UNREAD) {
            if (kind != ManagedKind.APP_PROJECT) {
              TenantPlan unseen = Planner.plan(open(world, without(kind, gone(there, after))));
              assertThat(places(after)).as("without " + kind).containsAll(places(unseen));
            }
          }
          narrowed.addAndGet(
              places(Planner.plan(before)).size() > places(after).size() && !places(after).isEmpty()
                  ? 1
                  : 0);
        });
    assertThat(narrowed.get()).as("projects that were narrowed").isGreaterThan(WORLDS / 50);
  }

  /** Of Argo CD only what is planned. */
  private static Observed gone(Observed there, TenantPlan planned) {
    SortedMap<ObjectId, ObjectNode> rest = new TreeMap<>(there.objects());
    rest.keySet()
        .removeIf(
            id -> id.kind().purpose().engine() == Engine.ARGO_CD && !planned.wanted().contains(id));
    return new Observed(rest, Set.of());
  }

  private static Observed without(ManagedKind kind, Observed there) {
    SortedMap<ObjectId, ObjectNode> rest = new TreeMap<>(there.objects());
    rest.keySet().removeIf(id -> id.kind() == kind);
    return new Observed(rest, Set.of(kind));
  }

  /** Where the project of a plan lets Applications go, and as whom. */
  private static List<String> places(TenantPlan plan) {
    return plan.objects().values().stream()
        .filter(o -> o.id().kind() == ManagedKind.APP_PROJECT)
        .flatMap(
            o ->
                Stream.of("/spec/destinations", "/spec/destinationServiceAccounts")
                    .flatMap(list -> o.body().at(list).valueStream()))
        .map(JsonNode::toString)
        .toList();
  }

  private static World open(World world, Observed observed) {
    return world.withObserved(observed).withOpenGates(true);
  }

  private static List<JudgedClass> judged(World world) {
    return world.classes().stream().map(Rulebook::judge).toList();
  }

  private static Observed applied(TenantPlan plan) {
    SortedMap<ObjectId, ObjectNode> seen = new TreeMap<>();
    for (PlannedObject planned : plan.objects().values()) {
      ObjectNode live = planned.body().deepCopy();
      live.withObject("/metadata/annotations")
          .put(ApiGroup.APPLIED_HASH_ANNOTATION, planned.hash());
      seen.put(planned.id(), live);
    }
    return new Observed(seen, Set.of());
  }

  /** Everything in a plan, bodies in the order of their fields. */
  private static String text(TenantPlan plan) {
    return plan.toString();
  }
}
