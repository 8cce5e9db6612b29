package io.platformtenant.operator.rules.neighbours;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.cli.InputReader;
import io.platformtenant.operator.cli.Inputs;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Severity;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Tenants;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.Planner;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two tenants have a name that only one may have, since neither knew of the other in time. */
class LostNamesTest {
  @ParameterizedTest
  @CsvSource({
    "PX005, rule-set-of-a-longer-name",
    "PX006, rule-application-begins-like-a-set-of-another",
    "PX007, rule-set-begins-like-a-set-of-another"
  })
  void whatExistsKeepsItsNameAndIsWarned(String rule, String file) {
    Inputs inputs =
        InputReader.read(
            List.of("src/test/resources/cases/rejected/" + file + ".yaml"),
            InputStream.nullInputStream());
    World world =
        inputs.tenants().stream()
            .map(Rendering.of(inputs)::world)
            .filter(w -> found(rule, w).anyMatch(Finding::isError))
            .findFirst()
            .orElseThrow();

    var lost = Planner.plan(world.withObserved(new Observed(delivered(world), Set.of())));
    assertThat(lost.isRefused()).isFalse();
    assertThat(lost.findings())
        .filteredOn(f -> f.rule().equals(rule))
        .isNotEmpty()
        .allMatch(f -> f.severity() == Severity.WARNING)
        .extracting(Finding::message)
        .containsAll(found(rule, world).map(Finding::message).toList());
  }

  private static Stream<Finding> found(String rule, World world) {
    return Planner.plan(world).findings().stream().filter(f -> f.rule().equals(rule));
  }

  /** What the tenant has in Argo CD, as it would be if it were alone. */
  private static SortedMap<ObjectId, ObjectNode> delivered(World world) {
    World alone =
        World.of(
                world.tenant(),
                world.choice(),
                Tenants.of(List.of(world.tenant())),
                world.classes(),
                world.operatorNamespace())
            .withOpenGates(true);
    return new TreeMap<>(
        Planner.plan(alone).objects().keySet().stream()
            .filter(
                id ->
                    Set.of(ManagedKind.APPLICATION, ManagedKind.APPLICATION_SET)
                        .contains(id.kind()))
            .collect(toMap(id -> id, id -> JsonNodeFactory.instance.objectNode())));
  }
}
