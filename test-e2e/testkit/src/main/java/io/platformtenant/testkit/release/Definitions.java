package io.platformtenant.testkit.release;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.testkit.chart.Chart;
import java.util.List;

/** The kinds that a chart brings, as catalogues list them. */
final class Definitions {
  private static final String KIND = "CustomResourceDefinition";

  /**
   * One of them.
   *
   * @param name of the CRD
   * @param title its kind, in words
   */
  record Definition(String name, String kind, String version, String title, String description) {}

  private Definitions() {}

  static boolean isOne(HasMetadata object) {
    return object.getKind().equals(KIND);
  }

  static List<Definition> in(Chart chart) {
    return chart.objects().stream().filter(Definitions::isOne).map(Definitions::of).toList();
  }

  private static Definition of(HasMetadata crd) {
    JsonNode spec = Yaml.tree(crd).path("spec");
    JsonNode version = spec.path("versions").path(0);
    String kind = spec.at("/names/kind").asText();
    return new Definition(
        crd.getMetadata().getName(),
        kind,
        version.path("name").asText(),
        kind.replaceAll("(?<=[a-z])(?=[A-Z])", " "),
        version.at("/schema/openAPIV3Schema/description").asText());
  }
}
