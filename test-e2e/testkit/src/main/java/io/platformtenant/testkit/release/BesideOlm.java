package io.platformtenant.testkit.release;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.testkit.chart.Chart;
import java.util.List;
import java.util.stream.Stream;

/**
 * What whoever installs by OLM applies beside the bundle. Its last object is what the pods wait
 * for, so that no operator works where it was forgotten, or where it is of another version.
 */
record BesideOlm(List<ObjectNode> objects, String namespace, String version) {
  static final String FILE = "beside-olm.yaml";

  private static final String KEY = "version";

  /** Has a container start only where the file of this version was applied. */
  static void makeWait(ObjectNode container, String version) {
    container
        .withArray("/env")
        .addObject()
        .put("name", "BESIDE_OLM")
        .withObject("/valueFrom/configMapKeyRef")
        .put("name", configMap(version))
        .put("key", KEY);
  }

  String text() {
    return head()
        + Stream.concat(objects.stream(), Stream.of(sign()))
            .map(Yaml::of)
            .collect(joining("---\n"));
  }

  private String head() {
    return """
        # What OLM does not bring of the PlatformTenant operator %s. Before the bundle, and before one of a newer version:
        # kubectl create namespace %s
        # kubectl apply --server-side -f %s
        """
        .formatted(version, namespace, FILE);
  }

  private ObjectNode sign() {
    ObjectNode sign = JsonNodeFactory.instance.objectNode();
    sign.put("apiVersion", "v1").put("kind", "ConfigMap");
    sign.putObject("metadata").put("name", configMap(version)).put("namespace", namespace);
    sign.putObject("data").put(KEY, version);
    return sign;
  }

  private static String configMap(String version) {
    return Chart.NAME + "-beside-" + version;
  }
}
