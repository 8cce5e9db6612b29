package io.platformtenant.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.ChartFolder;
import io.platformtenant.testkit.programs.Promtool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts of the chart, judged by Prometheus's own tool. */
final class AlertsTest {
  private static final Path RULES = ChartFolder.find().resolve("files/alerts/rules.yaml");
  private static final Path TESTS = Path.of("src/test/resources/alerts/rules-test.yaml");
  private static final Path DOCS = ChartFolder.find().resolve("../../docs");
  private static final Map<String, String> ON =
      Map.of("metrics.rules.enabled", "true", "metrics.serviceMonitor.enabled", "true");

  @TempDir private Path folder;

  @Test
  void everyAlertFiresWhereItShouldAndStaysQuietBesideIt() throws IOException {
    Path tests = folder.resolve("test.yaml");
    Files.writeString(
        tests, Files.readString(TESTS).replace("- RULES", "- " + RULES.toAbsolutePath()));
    var promtool = Promtool.find(folder);
    assertThat(promtool.run(folder, "check", "rules", RULES.toString())).contains("SUCCESS");
    assertThat(promtool.run(folder, "test", "rules", tests.toString())).contains("SUCCESS");
  }

  @Test
  void everyAlertIsSeenFiringAndSeenQuiet() throws IOException {
    List<JsonNode> cases =
        list(yaml(TESTS).path("tests")).flatMap(t -> list(t.path("alert_rule_test"))).toList();
    for (String alert : alerts().map(a -> a.path("alert").asText()).toList()) {
      assertThat(cases)
          .filteredOn(c -> c.path("alertname").asText().equals(alert))
          .as(alert)
          .anyMatch(c -> c.path("exp_alerts").isEmpty())
          .anyMatch(c -> !c.path("exp_alerts").isEmpty());
    }
  }

  @Test
  void whatIsAskedForIsMeasured() throws IOException {
    assertThat(Series.in(Files.readString(RULES)))
        .hasSizeGreaterThan(10)
        .allMatch(Series::isMeasured);
  }

  @Test
  void everyAlertSaysWhoHasToActAndHasItsRunbook() throws IOException {
    Set<String> pages = new TreeSet<>();
    assertThat(alerts())
        .allSatisfy(
            alert -> {
              String name = alert.path("alert").asText();
              pages.add(name + ".md");
              assertThat(alert.at("/labels/severity").asText()).isIn("info", "warning", "critical");
              assertThat(alert.at("/labels/actor").asText() + alert.path("expr").asText())
                  .containsPattern("Team|Platform|actor");
              assertThat(DOCS.resolve("runbooks/" + name + ".md")).exists();
              assertThat(Files.readString(DOCS.resolve("alerts.md")))
                  .contains("[`" + name + "`](runbooks/" + name + ".md)");
            });
    try (Stream<Path> files = Files.list(DOCS.resolve("runbooks"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .as("no page of an alert that is not there")
          .containsExactlyInAnyOrderElementsOf(pages);
    }
  }

  @Test
  void theChartMakesThemOnlyWhenAsked() throws IOException {
    assertThat(kinds(Map.of())).doesNotContain("PrometheusRule", "ServiceMonitor", "Service");
    assertThat(kinds(ON)).contains("PrometheusRule", "ServiceMonitor", "Service");
    var rule =
        Chart.render(ON).objects().stream()
            .filter(object -> object.getKind().equals("PrometheusRule"))
            .map(GenericKubernetesResource.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(new YAMLMapper().<JsonNode>valueToTree(rule.getAdditionalProperties().get("spec")))
        .as("as they are tested, no brace lost")
        .isEqualTo(yaml(RULES));
  }

  @Test
  void theLabelsThatPrometheusSelectsByAreOnThem() {
    String text =
        Chart.render(
                Map.of(
                    "metrics.rules.enabled",
                    "true",
                    "metrics.rules.labels",
                    "{release: prometheus}"))
            .text();
    assertThat(text).contains("    release: prometheus\n");
  }

  private static List<String> kinds(Map<String, String> values) {
    return Chart.render(values).objects().stream().map(HasMetadata::getKind).toList();
  }

  private static Stream<JsonNode> alerts() throws IOException {
    return list(yaml(RULES).path("groups"))
        .flatMap(group -> list(group.path("rules")))
        .filter(rule -> rule.has("alert"));
  }

  private static Stream<JsonNode> list(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }

  private static JsonNode yaml(Path file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(file));
  }
}
