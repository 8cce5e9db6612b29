package io.platformtenant.e2e.chart;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.chart.Chart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Values that a platform team has for the chart: a file, whose first line says what for. */
record Rendering(Path values) {
  static final Path FOLDER = Path.of("src/test/resources/chart");
  static final String MADE = "out-";

  private static final String YAML = ".yaml";
  private static final String DASHBOARD = "\ndata:\n";

  /** Those of nobody, by which the others are told. */
  static final Rendering SHIPPED = new Rendering(FOLDER.resolve("shipped" + YAML));

  static List<Rendering> all() {
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(YAML))
          .filter(file -> !file.getFileName().toString().startsWith(MADE))
          .sorted()
          .map(Rendering::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return values.getFileName().toString().replace(YAML, "");
  }

  Chart chart() {
    return Chart.renderWith(values);
  }

  /** What is set, as a tree. */
  JsonNode tree() {
    try {
      return Serialization.unmarshal(Files.readString(values), JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that Helm makes of it but CRDs and the dashboard, which are files of the chart. */
  String text() {
    return documents().values().stream().collect(joining("\n---\n", "", "\n"));
  }

  /** The same, each object by its kind and name. */
  SequencedMap<String, String> documents() {
    SequencedMap<String, String> all = new LinkedHashMap<>();
    chart().documents().stream()
        .filter(document -> !document.contains("\nkind: CustomResourceDefinition\n"))
        .forEach(document -> all.put(title(document), withoutDashboard(document).strip()));
    return all;
  }

  private static String title(String document) {
    var object = Serialization.unmarshal(document, GenericKubernetesResource.class);
    var metadata = object.getMetadata();
    return object.getKind()
        + " "
        + (metadata.getNamespace() == null ? "" : metadata.getNamespace() + "/")
        + metadata.getName();
  }

  private static String withoutDashboard(String document) {
    return document.contains("\nkind: ConfigMap\n") && document.contains(DASHBOARD)
        ? document.substring(0, document.indexOf(DASHBOARD))
        : document;
  }

  @Override
  public String toString() {
    return name();
  }
}
