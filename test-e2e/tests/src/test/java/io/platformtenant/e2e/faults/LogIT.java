package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.platformtenant.e2e.concurrency.OnTheClusterOfFaults;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.OperatorProcess;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real process logs while a tenant is on-boarded. */
@OnTheClusterOfFaults
final class LogIT {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ControlPlane controlPlane = ControlPlane.ofFaults();
  private final Corner corner = new Corner(controlPlane.admin(), "log");

  @TempDir private Path folder;

  @Test
  void everyLineIsAnObjectThatSaysWhatItIsAbout() {
    SharedStandIns.scriptOfFaults();
    Chart.render(Map.of()).install(controlPlane.admin());
    corner.apply(Samples.CLASS);
    corner.apply(Samples.TENANT);
    try (var operator =
        OperatorProcess.start(
            controlPlane,
            folder,
            "--log-format=json",
            "--no-classes",
            "--tenant-selector=" + corner.selector())) {
      within(PATIENCE, () -> String.join("\n", operator.said()))
          .until("the tenant is Ready", () -> corner.isReady("{id}"));
      operator.terminate();
      assertThat(operator.endsWithin(PATIENCE)).contains(0);

      List<JsonNode> lines = operator.said().stream().map(LogIT::parsed).toList();
      assertThat(lines).anyMatch(says("engine kind is there", Map.of("kind", "Kustomization")));
      assertThat(lines)
          .as("a write of one of the threads that write side by side")
          .anyMatch(
              says(
                  "applied",
                  Map.of(
                      "tenant",
                      corner.id(),
                      "kind",
                      "Kustomization",
                      "object",
                      "home-" + corner.id() + "/staging-addons",
                      "resource.name",
                      corner.id(),
                      "resource.kind",
                      "PlatformTenant",
                      "resource.generation",
                      "1")));
      assertThat(lines)
          .as("the event of a tenant that is Ready")
          .anyMatch(
              line ->
                  line.path("tenant").asText().equals(corner.id())
                      && line.path("reason").asText().matches("Succeeded|AwaitingSync"));
      assertThat(lines.getLast().path("message").asText()).isEqualTo("stopped");
    }
  }

  private static Predicate<JsonNode> says(String message, Map<String, String> keys) {
    return line ->
        line.path("message").asText().equals(message)
            && keys.entrySet().stream()
                .allMatch(key -> line.path(key.getKey()).asText().equals(key.getValue()));
  }

  private static JsonNode parsed(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }
}
