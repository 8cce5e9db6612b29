package io.platformtenant.testkit.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** Values by dotted key, each written as YAML, turned into the file that Helm reads. */
record Values(Map<String, String> byKey) {

  /**
   * Hands a values file to the given work and removes it afterwards. A file, because helm-java's
   * own {@code set} quotes braces, so that a list given to it arrives as text.
   */
  <T> T inAFile(Function<Path, T> work) {
    try {
      var file = Files.createTempFile("values-", ".yaml");
      try {
        Files.writeString(file, Serialization.asYaml(tree()));
        return work.apply(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode tree() {
    var root = JsonNodeFactory.instance.objectNode();
    byKey.forEach(
        (key, value) -> {
          var dot = key.lastIndexOf('.');
          var parent = dot < 0 ? root : folder(root, key.substring(0, dot));
          parent.set(key.substring(dot + 1), parsed(value));
        });
    return root;
  }

  // Behind a key, for a text that begins with a bracket is taken for JSON.
  private static JsonNode parsed(String value) {
    return Serialization.unmarshal("value: " + value, JsonNode.class).get("value");
  }

  private static ObjectNode folder(ObjectNode root, String path) {
    var node = root;
    for (var step : path.split("\\.", -1)) {
      node = node.withObjectProperty(step);
    }
    return node;
  }
}
