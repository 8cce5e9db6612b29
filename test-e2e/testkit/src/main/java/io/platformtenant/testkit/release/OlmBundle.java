package io.platformtenant.testkit.release;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.testkit.chart.Chart;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A bundle for OLM in the form registry+v1, made of the chart, and what goes beside it. */
public record OlmBundle(Chart chart, Origin origin) {
  private static final String FOLDER = "olm/bundle/";
  private static final String MANIFESTS = "manifests/";
  private static final String METADATA = "metadata/";
  private static final String CHANNEL = "alpha";
  private static final String PREFIX = "operators.operatorframework.io.bundle.";

  /** File to text, both of the bundle and beside it. */
  public SortedMap<String, String> files() {
    OlmParts parts = OlmParts.of(chart);
    var csv = ClusterServiceVersion.of(chart, origin, parts.rights());
    SortedMap<String, String> files = new TreeMap<>();
    files.put(FOLDER + MANIFESTS + Chart.NAME + ".clusterserviceversion.yaml", Yaml.of(csv.tree()));
    parts.definitions().forEach(crd -> add(files, OlmParts.name(crd) + ".crd", crd));
    parts.carried().forEach(object -> add(files, file(object), object));
    files.put(FOLDER + METADATA + "annotations.yaml", Yaml.of(annotations()));
    files.put(FOLDER + "bundle.Dockerfile", dockerfile());
    files.put(
        "olm/" + BesideOlm.FILE,
        new BesideOlm(parts.beside(), chart.namespace(), csv.metadata().version()).text());
    return files;
  }

  private static void add(Map<String, String> files, String name, ObjectNode object) {
    files.put(FOLDER + MANIFESTS + name + ".yaml", Yaml.of(object));
  }

  private static String file(ObjectNode object) {
    return object.path("kind").asText().toLowerCase(Locale.ROOT) + "-" + OlmParts.name(object);
  }

  private static Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    labels.put(PREFIX + "mediatype.v1", "registry+v1");
    labels.put(PREFIX + "manifests.v1", MANIFESTS);
    labels.put(PREFIX + "metadata.v1", METADATA);
    labels.put(PREFIX + "package.v1", Chart.NAME);
    labels.put(PREFIX + "channels.v1", CHANNEL);
    labels.put(PREFIX + "channel.default.v1", CHANNEL);
    return labels;
  }

  private static ObjectNode annotations() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    ObjectNode annotations = tree.putObject("annotations");
    labels().forEach(annotations::put);
    return tree;
  }

  private static String dockerfile() {
    return "FROM scratch\n"
        + labels().entrySet().stream()
            .map(label -> "LABEL %s=%s\n".formatted(label.getKey(), label.getValue()))
            .collect(joining())
        + "COPY manifests /manifests/\nCOPY metadata /metadata/\n";
  }
}
