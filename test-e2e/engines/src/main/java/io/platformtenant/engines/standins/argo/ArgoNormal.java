package io.platformtenant.engines.standins.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Argo CD's idea of a normal Application spec: no empty project, no blocks that say nothing. */
final class ArgoNormal {

  private static final List<String> SOURCE_BLOCKS = List.of("kustomize", "helm", "directory");

  private ArgoNormal() {}

  static ObjectNode of(JsonNode spec) {
    ObjectNode normal = spec.deepCopy();
    if (normal.path("project").asText().isEmpty()) {
      normal.put("project", "default");
    }
    dropEmpty(normal, "syncPolicy");
    if (normal.path("sources").isEmpty()) {
      normalise(normal.path("source"));
    } else {
      normal.path("sources").forEach(ArgoNormal::normalise);
    }
    return normal;
  }

  private static void normalise(JsonNode source) {
    if (source instanceof ObjectNode object) {
      SOURCE_BLOCKS.forEach(block -> dropEmpty(object, block));
    }
  }

  private static void dropEmpty(ObjectNode object, String field) {
    if (object.path(field).isObject() && object.path(field).isEmpty()) {
      object.remove(field);
    }
  }
}
