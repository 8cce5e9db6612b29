package io.platformtenant.operator.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.cli.InputReader;
import io.platformtenant.operator.cli.Inputs;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.Finding;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.rules.Rulebook;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is found in one document of a file, the others being its world. */
final class FoundIn {
  private FoundIn() {}

  /** Errors and warnings alike. */
  static List<Finding> everything(Path file, JsonNode subject) {
    Inputs inputs = InputReader.read(List.of(file.toString()), InputStream.nullInputStream());
    String name = subject.path("metadata").path("name").asText();
    return subject.path("kind").asText().equals("PlatformTenantClass")
        ? inputs.classes().stream()
            .filter(c -> c.getMetadata().getName().equals(name))
            .flatMap(c -> Rulebook.checkAll(c).stream())
            .toList()
        : inputs.tenants().stream()
            .filter(t -> t.getMetadata().getName().equals(name))
            .flatMap(t -> in(inputs, t))
            .toList();
  }

  private static Stream<Finding> in(Inputs inputs, PlatformTenant tenant) {
    World world = Rendering.world(inputs, tenant, Observed.NOTHING, false);
    List<Finding> refusals = Planner.plan(world).findings();
    return !refusals.isEmpty() || !(world.choice() instanceof ClassChoice.Found(var tenantClass))
        ? refusals.stream()
        : Rulebook.checkAll(world, ResolvedTenant.of(tenant, tenantClass)).stream();
  }
}
