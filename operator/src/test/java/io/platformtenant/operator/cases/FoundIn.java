package io.platformtenant.operator.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.cli.InputReader;
import io.platformtenant.operator.cli.Inputs;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.rules.Rulebook;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** What is found in one document of a file, the others being its world. */
final class FoundIn {
  private FoundIn() {}

  /** Errors and warnings alike. */
  static List<Finding> everything(Path file, JsonNode subject) {
    Inputs inputs = InputReader.read(List.of(file.toString()), InputStream.nullInputStream());
    String name = subject.path("metadata").path("name").asText();
    if (subject.path("kind").asText().equals("PlatformTenantOverride")) {
      return override(inputs, subject);
    }
    return subject.path("kind").asText().equals("PlatformTenantClass")
        ? inputs.classes().stream()
            .filter(c -> c.getMetadata().getName().equals(name))
            .map(c -> Rendering.of(inputs).world(Rulebook.judge(c)))
            .flatMap(world -> Rulebook.checkAll(world).stream())
            .toList()
        : inputs.tenants().stream()
            .filter(t -> t.getMetadata().getName().equals(name))
            .flatMap(t -> Planner.plan(Rendering.of(inputs).world(t)).findings().stream())
            .toList();
  }

  /** What is found in an override, the tenant it is for being among the inputs or not. */
  static List<Finding> override(Inputs inputs, JsonNode subject) {
    var override = Serialization.unmarshal(subject.toString(), PlatformTenantOverride.class);
    return Rulebook.found(
        override,
        inputs.tenants().stream()
            .filter(t -> t.getMetadata().getName().equals(override.getSpec().tenant()))
            .map(t -> ResolvedTenant.of(t, inputs.classes().getFirst()))
            .findFirst());
  }
}
