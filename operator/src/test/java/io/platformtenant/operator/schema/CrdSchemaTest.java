package io.platformtenant.operator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.cli.validate.Schemas;
import io.platformtenant.operator.findings.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CrdSchemaTest {
  /** What is understood, and what says nothing about values. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "additionalProperties",
          "default",
          "description",
          "enum",
          "format",
          "items",
          "maxItems",
          "maxLength",
          "maxProperties",
          "maximum",
          "minItems",
          "minLength",
          "minProperties",
          "minimum",
          "nullable",
          "pattern",
          "properties",
          "required",
          "type",
          "x-kubernetes-int-or-string",
          "x-kubernetes-list-map-keys",
          "x-kubernetes-list-type",
          "x-kubernetes-map-type",
          "x-kubernetes-preserve-unknown-fields",
          "x-kubernetes-validations");

  private static final Set<String> FORMATS = Set.of("date-time", "int32", "int64");

  /** A keyword that nobody reads would be a check that the API server makes and we do not. */
  @Test
  void everyKeywordOfTheCrdsIsUnderstood() throws IOException {
    Set<String> used = new TreeSet<>();
    Set<String> formats = new TreeSet<>();
    for (JsonNode schema : schemas()) {
      keywords(schema, used, formats);
    }
    assertThat(KEYWORDS).containsAll(used);
    assertThat(FORMATS).containsAll(formats);
  }

  @Test
  void everyCelRuleOfTheCrdsCompiles() throws IOException {
    List<String> rules = new ArrayList<>();
    for (JsonNode schema : schemas()) {
      schema.findValues("x-kubernetes-validations").forEach(r -> r.forEach(x -> collect(x, rules)));
    }
    assertThat(rules)
        .hasSizeGreaterThan(60)
        .allSatisfy(rule -> assertThat(CelRule.of(rule)).isNotNull());
  }

  @Test
  void aRuleReachesFieldsThatAreKeywordsOfCel() throws IOException {
    List<Finding> findings =
        check(
            """
            properties:
              namespace: {type: string}
              labels: {type: object, additionalProperties: {type: string}}
            x-kubernetes-validations:
            - rule: self.__namespace__ == 'a' && self.labels.all(k, k != 'in')
              message: wrong
              fieldPath: .namespace
            - rule: oldSelf.__namespace__ == self.__namespace__
              message: never in files
            """,
            "spec: {namespace: b, labels: {x: y}}");
    assertThat(findings).extracting(f -> f.field().toString()).containsExactly("spec.namespace");
    assertThat(findings).extracting(Finding::message).containsExactly("wrong");
  }

  @Test
  void aMessageCanBeAnExpression() throws IOException {
    List<Finding> findings =
        check(
            """
            properties: {n: {type: integer}}
            x-kubernetes-validations:
            - rule: self.n <= 3
              messageExpression: "'at most 3, not ' + string(self.n)"
            """,
            "spec: {n: 4}");
    assertThat(findings).extracting(Finding::message).containsExactly("at most 3, not 4");
  }

  @Test
  void aRuleSaysNothingAboutWhatHasTheWrongType() throws IOException {
    List<Finding> findings =
        check(
            """
            properties: {n: {type: integer}}
            x-kubernetes-validations:
            - rule: self.n <= 3
              message: too much
            """,
            "spec: {n: four}");
    assertThat(findings).extracting(Finding::rule).containsExactly("PS004");
  }

  @Test
  void whatKubernetesKnowsOfEveryObjectIsChecked() throws IOException {
    List<Finding> findings =
        check(
            "{}",
            """
            metadata:
              name: Payments
              labels: {"a b": x, team: "b c", size: 3}
              annotations: {-x: y}
              lables: {}
              creationTimestamp: null
            """);
    assertThat(findings)
        .extracting(f -> f.field().toString())
        .containsExactlyInAnyOrder(
            "metadata.name",
            "metadata.labels.a b",
            "metadata.labels.team",
            "metadata.labels.size",
            "metadata.annotations.-x",
            "metadata.lables");
  }

  private static List<Finding> check(String specSchema, String object) throws IOException {
    var yaml = new YAMLMapper();
    JsonNode spec = yaml.readTree(specSchema);
    var crd = yaml.createObjectNode();
    crd.putObject("spec").putObject("names").put("kind", "X");
    var version = crd.withObject("/spec").putArray("versions").addObject();
    version.put("name", "v1").put("served", true);
    version
        .withObject("/schema/openAPIV3Schema")
        .put("type", "object")
        .withObject("/properties")
        .set("spec", ((com.fasterxml.jackson.databind.node.ObjectNode) spec).put("type", "object"));
    var whole = (com.fasterxml.jackson.databind.node.ObjectNode) yaml.readTree(object);
    if (!whole.has("metadata")) {
      whole.putObject("metadata").put("name", "x");
    }
    return CrdSchema.of(crd, "v1").check(whole);
  }

  private static List<JsonNode> schemas() throws IOException {
    List<JsonNode> schemas = new ArrayList<>();
    for (String file : Schemas.CRDS) {
      try (var crd = CrdSchemaTest.class.getResourceAsStream(file)) {
        schemas.add(new YAMLMapper().readTree(crd).at("/spec/versions/0/schema/openAPIV3Schema"));
      }
    }
    return schemas;
  }

  private static void collect(JsonNode rule, List<String> rules) {
    rules.add(rule.path("rule").asText());
    if (rule.has("messageExpression")) {
      rules.add(rule.path("messageExpression").asText());
    }
  }

  private static void keywords(JsonNode schema, Set<String> used, Set<String> formats) {
    schema
        .properties()
        .forEach(
            k -> {
              // What the generator writes beside int-or-string says the same once more.
              if (!k.getKey().equals("anyOf") || !schema.has("x-kubernetes-int-or-string")) {
                used.add(k.getKey());
              }
            });
    if (schema.has("format")) {
      formats.add(schema.path("format").asText());
    }
    schema.path("properties").forEach(p -> keywords(p, used, formats));
    if (schema.path("items").isObject()) {
      keywords(schema.path("items"), used, formats);
    }
    if (schema.path("additionalProperties").isObject()) {
      keywords(schema.path("additionalProperties"), used, formats);
    }
  }
}
