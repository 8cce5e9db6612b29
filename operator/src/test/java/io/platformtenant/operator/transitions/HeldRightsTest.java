package io.platformtenant.operator.transitions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.contract.parts.TeamPart;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.PartedPlan;
import io.platformtenant.operator.plan.PartedPlanner;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.twins.Crds;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever a team writes, by mistake or not, whatever was accepted of it before and whatever is
 * live: it keeps nothing that the platform has taken away, and keeps out nothing that it imposes.
 */
class HeldRightsTest {
  private static final int ATTACKS = Integer.getInteger("attacks", 1_500);
  private static final Set<String> OF_PLATFORM =
      Set.of("className", "environments", "parameters", "gate", "approvers");
  private static final Set<String> OF_TEAM =
      Set.of("bootstrap", "applications", "applicationSets", "syncWindows");

  private final List<Pair> sound = Originals.ALL.stream().filter(Pair::isSound).toList();
  private final List<Transition> ofPlatform =
      Stream.of("PlatformTenant", "PlatformTenantClass")
          .flatMap(kind -> Transition.all(kind).stream())
          .filter(HeldRightsTest::isOfPlatform)
          .toList();

  private int parted;
  private int whole;

  @Test
  void nobodyKeepsWhatWasTakenAwayOrKeepsOutWhatIsImposed() {
    for (int seed = 0; seed < ATTACKS; seed++) {
      attack(seed);
    }
    System.out.printf("attacks: %d parted, %d held whole%n", parted, whole);
    assertThat(parted).isGreaterThan(ATTACKS / 5);
  }

  private static boolean isOfPlatform(Transition transition) {
    List<String> steps = transition.field().steps().stream().map(Object::toString).toList();
    return transition.field().kind().equals("PlatformTenantClass")
        || (steps.stream().anyMatch(OF_PLATFORM::contains)
            && steps.stream().noneMatch(OF_TEAM::contains));
  }

  private void attack(int seed) {
    var random = new Random(seed);
    Pair from = sound.get(random.nextInt(sound.size()));
    Pair to = changed(from, random);
    if (!Crds.check(to.tenantClass()).isEmpty() || !Crds.check(to.tenant()).isEmpty()) {
      return;
    }
    World bare = to.world().withOpenGates(true).withTenant(TeamPart.NONE.in(to.typed()));
    if (!(bare.choice() instanceof ClassChoice.Found) || Planner.plan(bare).isRefused()) {
      return;
    }
    TeamPart before = TeamPart.of(from.typed().getSpec());
    TeamPart now = new TeamPart(new Mistakes(random).in(before.fields()));
    if (!now.isReadable()) {
      return;
    }
    Observed live =
        random.nextBoolean()
            ? live(Planner.plan(from.world().withOpenGates(true)))
            : Observed.NOTHING;
    Optional<TeamPart> accepted = random.nextInt(4) > 0 ? Optional.of(before) : Optional.empty();
    World world = to.world().withOpenGates(true).withTenant(now.in(to.typed())).withObserved(live);
    PartedPlan plan = PartedPlanner.plan(world, () -> accepted);
    if (plan.plan().isRefused()) {
      whole++;
      return;
    }
    parted += plan.plan().heldBack().isNothing() ? 0 : 1;
    assertThat(plan.plan().heldBack().errors().isEmpty())
        .as("seed %d: an error is told", seed)
        .isEqualTo(plan.plan().heldBack().isNothing());
    boundary(bare.withObserved(live), to).holds(plan.plan(), groups(before, now), "seed " + seed);
  }

  private Pair changed(Pair from, Random random) {
    Pair to = from;
    for (int i = random.nextInt(3); i >= 0; i--) {
      Transition one = ofPlatform.get(random.nextInt(ofPlatform.size()));
      String kind = one.field().kind();
      Pair here = to;
      to = one.from(here.of(kind), random).map(after -> here.with(kind, after)).orElse(here);
    }
    return to;
  }

  private static Boundary boundary(World bare, Pair to) {
    Set<String> byHand = new HashSet<>();
    for (JsonNode environment : to.tenant().at("/spec/environments")) {
      if (environment.path("protected").asBoolean()
          && !to.tenantClass().at("/spec/guardrails/protectedAutoSync").asText().equals("Allow")) {
        byHand.add(environment.path("name").asText());
      }
    }
    Set<String> shared = new HashSet<>();
    for (JsonNode source : to.tenantClass().at("/spec/bootstrap/sources")) {
      if (source.has("shared")) {
        shared.add(source.path("name").asText());
      }
    }
    return new Boundary(Planner.plan(bare), byHand, shared);
  }

  /** Groups and people that the team was given, or gives now: no others. */
  private static Set<String> groups(TeamPart before, TeamPart now) {
    Set<String> groups = new HashSet<>();
    for (TeamPart part : List.of(before, now)) {
      for (String field : List.of("groups", "users")) {
        part.fields()
            .path("access")
            .findValues(field)
            .forEach(list -> list.forEach(name -> groups.add(name.asText())));
      }
    }
    return groups;
  }

  private static Observed live(TenantPlan plan) {
    var live = new TreeMap<ObjectId, ObjectNode>();
    plan.objects().values().forEach(o -> live.put(o.id(), o.body()));
    return new Observed(live, Set.of());
  }
}
