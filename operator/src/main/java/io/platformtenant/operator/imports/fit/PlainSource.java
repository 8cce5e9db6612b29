package io.platformtenant.operator.imports.fit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.delivery.SourceType;
import io.platformtenant.operator.manifest.Manifests;

/** The sources of an Application in one spelling, so that those that mean the same are equal. */
final class PlainSource {
  private PlainSource() {}

  /**
   * @param application a body; its name is that of a Helm release where none is said
   * @param status what Argo CD found them to be
   */
  static ArrayNode of(JsonNode application, JsonNode status) {
    JsonNode spec = application.path("spec");
    String name = application.path("metadata").path("name").asText();
    ArrayNode plain = JsonNodeFactory.instance.arrayNode();
    if (spec.path("sources").isEmpty()) {
      plain.add(source(spec.path("source"), name, SourceType.isHelm(status, 0)));
    } else {
      for (int i = 0; i < spec.path("sources").size(); i++) {
        plain.add(source(spec.path("sources").get(i), name, SourceType.isHelm(status, i)));
      }
    }
    return plain;
  }

  private static ObjectNode source(JsonNode said, String name, boolean isHelm) {
    ObjectNode plain = said.isObject() ? said.deepCopy() : JsonNodeFactory.instance.objectNode();
    plain.remove("name");
    ObjectNode helm = plain.remove("helm") instanceof ObjectNode block ? block : plain.objectNode();
    values(helm);
    helm.remove("version");
    JsonNode values = helm.remove("valuesObject");
    withoutEmpty(plain);
    withoutEmpty(helm);
    if (values != null && !values.isEmpty()) {
      helm.set("valuesObject", values);
    }
    if (plain.path("targetRevision").asText("HEAD").equals("HEAD")) {
      plain.remove("targetRevision");
    }
    if (plain.has("ref") && plain.path("path").asText("").equals(".")) {
      plain.remove("path");
    }
    if (plain.has("chart") || !helm.isEmpty() || isHelm) {
      if (!helm.has("releaseName")) {
        helm.put("releaseName", name);
      }
      plain.set("helm", helm);
    }
    return plain;
  }

  private static void values(ObjectNode helm) {
    JsonNode text = helm.remove("values");
    if (text != null && !text.asText("").isBlank() && !helm.path("valuesObject").isObject()) {
      Manifests.read(text.asText()).stream()
          .flatMap(document -> document.root().stream())
          .findFirst()
          .ifPresent(root -> helm.set("valuesObject", root.json()));
    }
  }

  /** What says nothing, Argo CD and kubectl leave behind in many spellings. */
  static boolean withoutEmpty(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(field -> withoutEmpty(field.getValue()));
      return object.isEmpty();
    }
    if (node.isArray()) {
      node.forEach(PlainSource::withoutEmpty);
      return node.isEmpty();
    }
    return node.isNull()
        || (node.isBoolean() && !node.booleanValue())
        || (node.isTextual() && node.textValue().isEmpty());
  }
}
