package io.platformtenant.operator.transitions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.contract.parts.TeamPart;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.PartedPlan;
import io.platformtenant.operator.plan.PartedPlanner;
import io.platformtenant.operator.plan.Planner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever field the platform changes while something of the team's is in error: what comes of it
 * is the same as without the error.
 */
class ImposedTest {

  /** Fields of a tenant that only the platform team writes. */
  private static final Set<String> OF_PLATFORM =
      Set.of("className", "environments", "parameters", "gate", "approvers");

  private final Set<String> tried = new TreeSet<>();

  @Test
  void everyChangeOfThePlatformArrivesAllTheSame() {
    var chains = new Chains(7);
    fields().forEach(field -> imposes(field, chains));

    System.out.printf("imposed: %d fields changed%n", tried.size());
    assertThat(tried)
        .hasSizeGreaterThan(120)
        .anyMatch(field -> field.contains("deniedKinds"))
        .anyMatch(field -> field.contains("networkPolicy"))
        .anyMatch(field -> field.contains("protected"));
  }

  private static Stream<Field> fields() {
    return Stream.concat(
            Field.all("PlatformTenantClass").stream(),
            Field.all("PlatformTenant").stream()
                .filter(field -> field.steps().stream().anyMatch(OF_PLATFORM::contains))
                .filter(field -> !isOfTeam(field)))
        .filter(Field::isLeaf);
  }

  /** Applications, sets, stages and windows have environments and parameters of their own. */
  private static boolean isOfTeam(Field field) {
    return Set.of("bootstrap", "applications", "applicationSets", "syncWindows").stream()
        .anyMatch(field.steps()::contains);
  }

  private void imposes(Field field, Chains chains) {
    for (Change change : Change.values()) {
      if (change.isFor(field) && !tried.contains(field.toString())) {
        chains
            .begin(new Transition(field, change))
            .ifPresent(chain -> imposes(field, chain.states()));
      }
    }
  }

  private void imposes(Field field, List<Pair> states) {
    for (int i = 1; i < states.size() - 1; i++) {
      Pair before = states.get(i - 1);
      Pair after = states.get(i);
      // What is not sound may be no tenant at all: a text where a list belongs can't be read.
      if (before.isSound() && after.isSound() && partOf(before).equals(partOf(after))) {
        tried.add(field.toString());
        World world = after.world();
        assertThat(bodies(inError(world, partOf(before)).plan()))
            .as("%s, after %s became %s", field, before, after)
            .isEqualTo(bodies(Planner.plan(world)));
      }
    }
  }

  private static TeamPart partOf(Pair pair) {
    return TeamPart.of(pair.typed().getSpec());
  }

  private static PartedPlan inError(World world, TeamPart team) {
    ObjectNode fields = team.fields().deepCopy();
    fields.put("description", "a\u200bb");
    World wrong = world.withTenant(new TeamPart(fields).in(world.tenant()));
    PartedPlan parted = PartedPlanner.plan(wrong, () -> Optional.of(team));
    assertThat(parted.plan().heldBack().what()).contains("spec.description");
    return parted;
  }

  private static Map<ObjectId, String> bodies(TenantPlan plan) {
    Map<ObjectId, String> bodies = new TreeMap<>();
    Stream.concat(plan.objects().values().stream(), plan.held().stream().map(held -> held.object()))
        .forEach((PlannedObject object) -> bodies.put(object.id(), object.body().toString()));
    return bodies;
  }
}
