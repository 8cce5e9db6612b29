package io.platformtenant.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.rules.SchemaRules;
import io.platformtenant.operator.text.MetadataKeys;
import io.platformtenant.operator.text.Texts;
import java.util.List;

/** What no CRD says because it holds for every object (kubernetes, objectmeta.go). */
final class Metadata {
  private static final FieldPath NAME = FieldPath.of("metadata", "name");
  private static final FieldPath LABELS = FieldPath.of("metadata", "labels");
  private static final FieldPath ANNOTATIONS = FieldPath.of("metadata", "annotations");
  private static final int MOST_ANNOTATIONS = 256 * 1024;
  private static final List<String> TEXTS =
      List.of(
          "name",
          "generateName",
          "namespace",
          "selfLink",
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "deletionTimestamp");

  private Metadata() {}

  /** Schemas of the fields that every object has. */
  static ObjectNode schemas() {
    ObjectNode metadata = typed("object");
    ObjectNode properties = metadata.putObject("properties");
    TEXTS.forEach(name -> properties.set(name, typed("string")));
    List.of("generation", "deletionGracePeriodSeconds")
        .forEach(name -> properties.set(name, typed("integer")));
    List.of("labels", "annotations")
        .forEach(
            name ->
                properties.set(name, typed("object").set("additionalProperties", typed("string"))));
    properties.set("finalizers", typed("array").set("items", typed("string")));
    List.of("ownerReferences", "managedFields")
        .forEach(name -> properties.set(name, open("array")));
    // The API server drops this null, and kubectl writes it into files.
    properties.withObject("/creationTimestamp").put("nullable", true);
    metadata.putArray("required").add("name");
    ObjectNode schemas = JsonNodeFactory.instance.objectNode();
    schemas.set("apiVersion", typed("string"));
    schemas.set("kind", typed("string"));
    schemas.set("metadata", metadata);
    return schemas;
  }

  private static ObjectNode typed(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  private static ObjectNode open(String type) {
    ObjectNode open = typed(type);
    open.putObject("items").put("x-kubernetes-preserve-unknown-fields", true);
    return open;
  }

  static void check(JsonNode metadata, List<Finding> findings) {
    JsonNode name = metadata.path("name");
    if (name.isTextual() && !Texts.isDnsSubdomain(name.asText())) {
      findings.add(
          SchemaRules.METADATA.finding(
              NAME, "\"" + name.asText() + "\" is no name: small letters, digits, - and . only"));
    }
    for (var label : metadata.path("labels").properties()) {
      String value = label.getValue().asText();
      key(LABELS, label.getKey(), findings);
      if (!MetadataKeys.isLabelValue(value)) {
        findings.add(
            SchemaRules.METADATA.finding(
                LABELS.child(label.getKey()),
                "\"" + value + "\" is no label value: at most 63 letters, digits, -, _ and ."));
      }
    }
    annotations(metadata.path("annotations"), findings);
  }

  private static void annotations(JsonNode annotations, List<Finding> findings) {
    int bytes = 0;
    for (var annotation : annotations.properties()) {
      key(ANNOTATIONS, annotation.getKey(), findings);
      bytes += annotation.getKey().length() + annotation.getValue().asText().length();
    }
    if (bytes > MOST_ANNOTATIONS) {
      findings.add(
          SchemaRules.METADATA.finding(
              ANNOTATIONS, "are longer than " + MOST_ANNOTATIONS + " bytes in all"));
    }
  }

  private static void key(FieldPath path, String key, List<Finding> findings) {
    if (!MetadataKeys.isKey(key)) {
      findings.add(
          SchemaRules.METADATA.finding(
              path.child(key),
              "\"" + key + "\" is no key: a name such as team or example.com/team"));
    }
  }
}
