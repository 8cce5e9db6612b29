package io.platformtenant.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.rules.SchemaRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code x-kubernetes-validations} of a schema, the innermost first. Rules that compare with an
 * older state have nothing to compare with in files.
 */
final class CelCheck {
  private final Set<FieldPath> broken;
  private final List<Finding> findings;

  /**
   * @param broken paths whose structure is wrong: rules about them could only repeat it
   */
  CelCheck(Set<FieldPath> broken, List<Finding> findings) {
    this.broken = Set.copyOf(broken);
    this.findings = findings;
  }

  void check(JsonNode object, JsonNode schema) {
    check(object, schema, FieldPath.ROOT);
  }

  /** Checks a value and all in it, and gives it back as CEL knows it. */
  private Object check(JsonNode value, JsonNode schema, FieldPath path) {
    Object self =
        switch (value.getNodeType()) {
          case OBJECT -> object(value, schema, path);
          case ARRAY -> list(value, schema, path);
          default -> CelValues.leaf(value, schema);
        };
    JsonNode rules = schema.path("x-kubernetes-validations");
    if (!rules.isEmpty() && broken.stream().noneMatch(b -> b.isIn(path))) {
      rules.forEach(rule -> check(rule, self, path));
    }
    return self;
  }

  private Map<String, Object> object(JsonNode value, JsonNode schema, FieldPath path) {
    Map<String, Object> fields = new LinkedHashMap<>();
    JsonNode properties = schema.path("properties");
    value
        .properties()
        .forEach(
            field -> {
              boolean isProperty = properties.has(field.getKey());
              JsonNode inner =
                  isProperty ? properties.get(field.getKey()) : schema.path("additionalProperties");
              Object checked = check(field.getValue(), inner, path.child(field.getKey()));
              fields.put(
                  isProperty ? CelValues.identifier(field.getKey()) : field.getKey(), checked);
            });
    return fields;
  }

  private List<Object> list(JsonNode value, JsonNode schema, FieldPath path) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      items.add(check(value.get(i), schema.path("items"), path.item(i)));
    }
    return items;
  }

  private void check(JsonNode rule, Object self, FieldPath path) {
    CelRule compiled = CelRule.of(rule.path("rule").asText());
    if (compiled.comparesWithOlder()) {
      return;
    }
    Optional<String> problem =
        compiled.problemWith(
            self, rule.path("message").asText(), rule.path("messageExpression").asText());
    problem.ifPresent(
        message ->
            findings.add(
                SchemaRules.CEL.finding(path(path, rule.path("fieldPath").asText()), message)));
  }

  /**
   * @param below as a CRD writes it: {@code .bootstrap.stages}
   */
  private static FieldPath path(FieldPath path, String below) {
    FieldPath at = path;
    for (String name : below.split("[.]", -1)) {
      at = name.isEmpty() ? at : at.child(name);
    }
    return at;
  }
}
