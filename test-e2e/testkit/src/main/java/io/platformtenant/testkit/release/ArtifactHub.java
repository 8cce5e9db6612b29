package io.platformtenant.testkit.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.platformtenant.testkit.chart.Chart;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Artifact Hub shows of a chart, out of what the chart brings: annotations of its {@code
 * Chart.yaml}. What never changes stands in the checkout's own.
 */
record ArtifactHub(Chart chart, Origin origin) {
  private static final String PREFIX = "artifacthub.io/";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Each a text that is YAML again. */
  SortedMap<String, String> annotations() {
    SortedMap<String, String> all = new TreeMap<>();
    all.put(PREFIX + "images", Yaml.of(images()));
    all.put(PREFIX + "crds", Yaml.of(crds()));
    all.put(PREFIX + "crdsExamples", Yaml.of(NODES.arrayNode().addAll(Checkout.examples())));
    all.put(PREFIX + "changes", Yaml.of(changes()));
    origin.source().ifPresent(url -> all.put(PREFIX + "links", Yaml.of(links(url))));
    return all;
  }

  private ArrayNode images() {
    ArrayNode images = NODES.arrayNode();
    images.addObject().put("name", "operator").put("image", OperatorPod.of(chart).image());
    return images;
  }

  private ArrayNode crds() {
    ArrayNode crds = NODES.arrayNode();
    for (var crd : Definitions.in(chart)) {
      crds.addObject()
          .put("kind", crd.kind())
          .put("version", crd.version())
          .put("name", crd.name())
          .put("displayName", crd.title())
          .put("description", crd.description());
    }
    return crds;
  }

  private static ArrayNode changes() {
    ArrayNode changes = NODES.arrayNode();
    for (var change : Changes.newest(Checkout.changelog())) {
      changes.addObject().put("kind", change.kind()).put("description", change.description());
    }
    return changes;
  }

  private static ArrayNode links(String source) {
    ArrayNode links = NODES.arrayNode();
    links.addObject().put("name", "source").put("url", source);
    return links;
  }
}
