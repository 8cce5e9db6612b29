package io.platformtenant.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.change.ApplyBody;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.rules.Rulebook;
import io.platformtenant.testkit.chart.ChartFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tenants that are alike but for their names: the example of the repository, gate {@code None}, so
 * that everything of a tenant is made at once.
 */
final class Fleet {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Path EXAMPLES = ChartFolder.find().resolve("../../examples");

  private Fleet() {}

  /** A request as the operator sends it for an object that is not there. */
  record Write(ObjectId id, String body) {}

  static String classYaml() {
    return read("class-standard.yaml");
  }

  static String tenantYaml(String name) {
    return read("tenant-payments.yaml")
        .replace("payments", name)
        .replace("  delivery:\n", "  delivery:\n    gate: None\n");
  }

  /** As many names, each as long as the others. */
  static List<String> names(String prefix, int tenants) {
    return IntStream.range(0, tenants).mapToObj(i -> "%s%05d".formatted(prefix, i)).toList();
  }

  /** What the operator would send for them, by the very planner that it uses. */
  static List<Write> writes(Collection<String> names) {
    var tenants = names.stream().map(Fleet::tenant).toList();
    var judged = Rulebook.judge(parse(classYaml(), PlatformTenantClass.class));
    var rendering = new Rendering(tenants, List.of(judged));
    return tenants.stream()
        .flatMap(t -> Planner.plan(rendering.world(t)).objects().values().stream())
        .map(Fleet::write)
        .toList();
  }

  static PlatformTenant tenant(String name) {
    return parse(tenantYaml(name), PlatformTenant.class);
  }

  private static Write write(PlannedObject object) {
    return new Write(object.id(), ApplyBody.toCreate(object).toString());
  }

  private static <T> T parse(String yaml, Class<T> type) {
    try {
      return YAML.readValue(yaml, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String example) {
    try {
      return Files.readString(EXAMPLES.resolve(example));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
