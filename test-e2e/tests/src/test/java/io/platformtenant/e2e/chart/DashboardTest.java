package io.platformtenant.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.ChartFolder;
import io.platformtenant.testkit.programs.Promtool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard of the chart; its queries are read by Prometheus's own tool. */
final class DashboardTest {
  private static final Path FILE =
      ChartFolder.find().resolve("files/dashboards/platformtenant.json");

  @TempDir private Path folder;

  @Test
  void prometheusUnderstandsEveryQuery() throws IOException {
    List<Map<String, String>> rules = new ArrayList<>();
    for (String query : queries().toList()) {
      String expr = query.replace("$__rate_interval", "5m").replaceAll("\\$[a-z]+", ".*");
      rules.add(Map.of("record", "dashboard:query" + rules.size(), "expr", expr));
    }
    assertThat(rules).hasSizeGreaterThan(20);
    Path file = folder.resolve("queries.yaml");
    new YAMLMapper()
        .writeValue(
            file.toFile(), Map.of("groups", List.of(Map.of("name", "queries", "rules", rules))));
    assertThat(Promtool.find(folder).run(folder, "check", "rules", file.toString()))
        .contains("SUCCESS: " + rules.size() + " rules found");
  }

  @Test
  void whatIsAskedForIsMeasured() throws IOException {
    assertThat(queries().filter(query -> !query.contains("jvm_")))
        .allSatisfy(
            query -> {
              assertThat(Series.in(query)).as(query).isNotEmpty().allMatch(Series::isMeasured);
              assertThat(Series.unknownLabels(query)).as(query).isEmpty();
            });
  }

  @Test
  void noPanelLiesOverAnotherAndEachFitsItsRow() throws IOException {
    List<JsonNode> places = panels().map(panel -> panel.path("gridPos")).toList();
    assertThat(places).allMatch(place -> place.path("x").asInt() + place.path("w").asInt() <= 24);
    assertThat(panels().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
    for (int i = 0; i < places.size(); i++) {
      JsonNode one = places.get(i);
      assertThat(places.subList(i + 1, places.size()))
          .as("panel %s", one)
          .noneMatch(other -> overlap(one, other));
    }
  }

  @Test
  void theChartMakesItOnlyWhenAsked() throws IOException {
    assertThat(dashboards(Map.of())).isEmpty();
    GenericKubernetesResource made =
        dashboards(Map.of("metrics.dashboard.enabled", "true")).findFirst().orElseThrow();
    assertThat(made.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
    assertThat(json(made.get("data", "platformtenant.json")))
        .as("no brace lost")
        .isEqualTo(dashboard());
  }

  private static boolean overlap(JsonNode one, JsonNode other) {
    return overlap(one, other, "x", "w") && overlap(one, other, "y", "h");
  }

  private static boolean overlap(JsonNode one, JsonNode other, String start, String length) {
    return one.path(start).asInt() < other.path(start).asInt() + other.path(length).asInt()
        && other.path(start).asInt() < one.path(start).asInt() + one.path(length).asInt();
  }

  private static Stream<GenericKubernetesResource> dashboards(Map<String, String> values) {
    return Chart.render(values).objects().stream()
        .filter(object -> object.getKind().equals("ConfigMap"))
        .map(GenericKubernetesResource.class::cast)
        .filter(map -> map.getMetadata().getName().endsWith("-dashboard"));
  }

  private static Stream<String> queries() throws IOException {
    return panels()
        .flatMap(panel -> list(panel.path("targets")))
        .map(target -> target.path("expr").asText());
  }

  private static Stream<JsonNode> panels() throws IOException {
    return list(dashboard().path("panels"));
  }

  private static JsonNode dashboard() throws IOException {
    return json(Files.readString(FILE));
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  private static Stream<JsonNode> list(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }
}
