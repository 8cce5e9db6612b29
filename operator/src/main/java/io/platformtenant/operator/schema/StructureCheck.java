package io.platformtenant.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.rules.SchemaRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Objects, lists and what is in them, against a structural schema. */
final class StructureCheck {
  private final List<Finding> findings;
  private final ScalarCheck scalars;

  StructureCheck(List<Finding> findings) {
    this.findings = findings;
    this.scalars = new ScalarCheck(findings);
  }

  void check(JsonNode value, JsonNode schema, FieldPath path) {
    if (!Types.matches(value, schema)) {
      findings.add(SchemaRules.TYPE.finding(path, Types.explain(value, schema)));
      return;
    }
    if (value.isObject()) {
      object(value, schema, path);
    } else if (value.isArray()) {
      list(value, schema, path);
    } else {
      scalars.check(value, schema, path);
    }
  }

  private void object(JsonNode value, JsonNode schema, FieldPath path) {
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        findings.add(
            SchemaRules.REQUIRED.finding(
                path.child(required.asText()), "is missing and must be there"));
      }
    }
    scalars.size(value.size(), schema, "Properties", "entries", path);
    JsonNode properties = schema.path("properties");
    JsonNode others = schema.path("additionalProperties");
    value
        .properties()
        .forEach(
            field -> {
              FieldPath fieldPath = path.child(field.getKey());
              if (properties.has(field.getKey())) {
                check(field.getValue(), properties.get(field.getKey()), fieldPath);
              } else if (others.isObject()) {
                check(field.getValue(), others, fieldPath);
              } else if (!isOpen(schema)) {
                findings.add(
                    SchemaRules.UNKNOWN_FIELD.finding(
                        fieldPath, Suggestions.unknown(field.getKey(), properties)));
              }
            });
  }

  private static boolean isOpen(JsonNode schema) {
    return schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
        || schema.path("additionalProperties").asBoolean();
  }

  private void list(JsonNode value, JsonNode schema, FieldPath path) {
    scalars.size(value.size(), schema, "Items", "items", path);
    for (int i = 0; i < value.size(); i++) {
      check(value.get(i), schema.path("items"), path.item(i));
    }
    switch (schema.path("x-kubernetes-list-type").asText()) {
      case "map" -> keys(value, schema.path("x-kubernetes-list-map-keys"), path);
      case "set" -> unique(value, path);
      default -> {}
    }
  }

  private void keys(JsonNode list, JsonNode names, FieldPath path) {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      var key = new StringBuilder();
      for (JsonNode name : names) {
        key.append(key.isEmpty() ? "" : ", ").append(list.get(i).path(name.asText()).toString());
      }
      twice(key.toString(), i, first, path);
    }
  }

  private void unique(JsonNode list, FieldPath path) {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      twice(list.get(i).toString(), i, first, path);
    }
  }

  private void twice(String key, int i, Map<String, Integer> first, FieldPath path) {
    Integer other = first.putIfAbsent(key, i);
    if (other != null && !key.isEmpty()) {
      findings.add(
          SchemaRules.TWICE.finding(
              path.item(i),
              key + " is " + path.item(other) + " already; every item needs its own"));
    }
  }
}
