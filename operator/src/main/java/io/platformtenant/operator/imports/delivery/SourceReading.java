package io.platformtenant.operator.imports.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Fields;
import io.platformtenant.operator.imports.Notes;
import io.platformtenant.operator.manifest.Document;
import io.platformtenant.operator.manifest.Manifests;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one source. Every field of it decides what is delivered, so that one which no contract says
 * leaves the whole Application out.
 */
final class SourceReading {
  private static final String NO =
      "no contract says this, and without it something else would be delivered; move it into the"
          + " repository, or leave the Application to those who made it";

  private final String application;
  private final JsonNode status;
  private final Notes notes;

  /**
   * @param application name of the Application, which a Helm release takes where none is said
   * @param status of the Application: what Argo CD found its sources to be
   */
  SourceReading(String application, JsonNode status, Notes notes) {
    this.application = application;
    this.status = status;
    this.notes = notes;
  }

  ObjectNode of(JsonNode said, String path, int index) {
    var fields = new Fields(said, path);
    ObjectNode source = JsonNodeFactory.instance.objectNode();
    for (String name : List.of("name", "repoURL", "targetRevision", "path", "chart", "ref")) {
      fields.text(name).ifPresent(text -> source.put(name, text));
    }
    if (source.path("path").asText("").equals(".") && source.has("ref")) {
      source.remove("path");
    }
    ObjectNode helm = helm(fields.block("helm"));
    if (source.has("chart") || !helm.isEmpty() || SourceType.isHelm(status, index)) {
      if (!helm.has("releaseName")) {
        helm.put("releaseName", application);
      }
      source.set("helm", helm);
    }
    put(source, "kustomize", kustomize(fields.block("kustomize")));
    put(source, "directory", directory(fields.block("directory")));
    fields.rest().forEach(this::refuse);
    return source;
  }

  private ObjectNode helm(Fields said) {
    ObjectNode helm = JsonNodeFactory.instance.objectNode();
    said.without("version");
    said.text("releaseName").ifPresent(text -> helm.put("releaseName", text));
    list(helm, "valueFiles", said.get("valueFiles"));
    for (String flag : List.of("ignoreMissingValueFiles", "skipCrds")) {
      if (said.flag(flag)) {
        helm.put(flag, true);
      }
    }
    values(said).filter(values -> !values.isEmpty()).ifPresent(v -> helm.set("valuesObject", v));
    list(helm, "parameters", parameters(said));
    said.rest().forEach(this::refuse);
    return helm;
  }

  /** Values as a text mean the same as an object; where both stand, Argo CD takes the object. */
  private Optional<JsonNode> values(Fields said) {
    JsonNode object = said.get("valuesObject");
    String text = said.text("values").orElse("");
    if (object.isObject() || text.isBlank()) {
      return object.isObject() ? Optional.of(object.deepCopy()) : Optional.empty();
    }
    List<Document> documents = Manifests.read(text);
    if (documents.isEmpty()) {
      return Optional.empty();
    }
    Optional<JsonNode> read =
        documents.size() == 1 && documents.getFirst().mistakes().isEmpty()
            ? documents.getFirst().root().map(root -> root.json())
            : Optional.empty();
    if (read.filter(JsonNode::isObject).isEmpty()) {
      notes.leaveOut(said.pathOf("values"), "(not shown)", "is no map of YAML; " + NO);
      return Optional.empty();
    }
    return read;
  }

  private static JsonNode parameters(Fields said) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    said.get("parameters")
        .forEach(
            parameter -> {
              ObjectNode one = list.addObject();
              one.put("name", parameter.path("name").asText());
              one.put("value", parameter.path("value").asText());
              if (parameter.path("forceString").asBoolean()) {
                one.put("forceString", true);
              }
            });
    return list;
  }

  private ObjectNode kustomize(Fields said) {
    ObjectNode kustomize = JsonNodeFactory.instance.objectNode();
    list(kustomize, "images", said.get("images"));
    list(kustomize, "components", said.get("components"));
    said.text("namePrefix").ifPresent(text -> kustomize.put("namePrefix", text));
    said.text("nameSuffix").ifPresent(text -> kustomize.put("nameSuffix", text));
    if (said.get("commonLabels") instanceof ObjectNode labels && !labels.isEmpty()) {
      kustomize.set("labels", labels.deepCopy());
    }
    said.rest().forEach(this::refuse);
    return kustomize;
  }

  private ObjectNode directory(Fields said) {
    ObjectNode directory = JsonNodeFactory.instance.objectNode();
    if (said.flag("recurse")) {
      directory.put("recurse", true);
    }
    said.text("include").ifPresent(text -> directory.put("include", text));
    said.text("exclude").ifPresent(text -> directory.put("exclude", text));
    // Argo CD writes an empty block for those who have no jsonnet.
    if (said.get("jsonnet").valueStream().anyMatch(v -> v.size() > 0 || v.isValueNode())) {
      notes.leaveOut(said.pathOf("jsonnet"), said.get("jsonnet"), NO);
    }
    said.rest().forEach(this::refuse);
    return directory;
  }

  private void refuse(Fields.Field field) {
    notes.leaveOut(field.path(), hidden(field) ? "(not shown)" : text(field.value()), NO);
  }

  /** May hold anything. */
  private static boolean hidden(Fields.Field field) {
    return Set.of("plugin", "fileParameters", "patches").contains(field.name());
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private static void list(ObjectNode into, String field, JsonNode list) {
    if (list.isArray() && !list.isEmpty()) {
      into.set(field, list.deepCopy());
    }
  }

  private static void put(ObjectNode source, String field, ObjectNode block) {
    if (!block.isEmpty()) {
      source.set(field, block);
    }
  }
}
