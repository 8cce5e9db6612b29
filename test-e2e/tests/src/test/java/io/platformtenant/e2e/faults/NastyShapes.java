package io.platformtenant.e2e.faults;

import static io.platformtenant.e2e.faults.NastyShape.CLASSES;
import static io.platformtenant.e2e.faults.NastyShape.HERE;
import static io.platformtenant.e2e.faults.NastyShape.TENANTS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.testkit.journeys.Manifests;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Nasty tenants, classes and children, made from the schemas and from what JSON allows. */
final class NastyShapes {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final FieldPath VALUES =
      FieldPath.of("spec", "delivery", "applications")
          .item(0)
          .child("source")
          .child("helm")
          .child("valuesObject");

  /** Hundreds of them are on-boarded: each makes as little as it can. */
  private static final TenantYaml LEAN =
      Manifests.TENANT
          .without("environments/prod")
          .without("delivery/applications/api/environments/prod")
          .without("delivery/applications/web")
          .without("delivery/applicationSets/jobs");

  private NastyShapes() {}

  /** What the shipped CRDs let in. */
  static List<NastyShape> known() {
    List<NastyShape> all = new ArrayList<>();
    NastyValues.all().forEach((what, json) -> all.add(tenant(what, VALUES, json, "")));
    for (String text : List.of("\\u0000", "\\ud800", "\\ufeff", "\\u202e", "\\ud83d\\ude00")) {
      String json = "\"a" + text + "\"";
      all.add(tenant("in a description: " + text, FieldPath.of("spec", "description"), json, ""));
    }
    for (String place : List.of(TENANTS, CLASSES)) {
      all.add(
          at(
              "annotations of 250 KB",
              place,
              FieldPath.of("metadata", "annotations", "example.com/long"),
              "\"" + "x".repeat(250_000) + "\"",
              ""));
    }
    return all;
  }

  /** What a newer CRD lets in: choices, types and fields that are not known here. */
  static List<NastyShape> newer() {
    List<NastyShape> all = new ArrayList<>();
    choices(TENANTS, "platformtenants", all);
    choices(CLASSES, "platformtenantclasses", all);
    oddTypes().forEach((field, json) -> all.add(at("odd", TENANTS, field, json, field.toString())));
    oddTypesOfClasses()
        .forEach((field, json) -> all.add(at("odd", CLASSES, field, json, field.toString())));
    all.add(
        tenant("deep and unknown", FieldPath.of("spec", "new"), NastyValues.objects(2_000), ""));
    all.add(tenant("no spec to speak of", FieldPath.of("spec"), "{}", ""));
    return all;
  }

  private static Map<FieldPath, String> oddTypes() {
    FieldPath spec = FieldPath.of("spec");
    FieldPath environment = spec.child("environments").item(0);
    return Map.ofEntries(
        Map.entry(spec, "[]"),
        Map.entry(spec.child("className"), "{}"),
        Map.entry(spec.child("description"), NastyValues.objects(2_000)),
        Map.entry(spec.child("owner"), "\"payments\""),
        Map.entry(spec.child("access"), "[\"everybody\"]"),
        Map.entry(spec.child("access").child("viewers").child("groups"), "{\"a\":1}"),
        Map.entry(spec.child("parameters"), "[{}]"),
        Map.entry(spec.child("environments"), "{\"dev\":{}}"),
        Map.entry(environment.child("name"), "[1]"),
        Map.entry(environment.child("protected"), "\"mostly\""),
        Map.entry(environment.child("namespaces").item(0).child("name"), "{}"),
        Map.entry(spec.child("bootstrap"), "7"),
        Map.entry(spec.child("bootstrap").child("stages").item(0).child("timeout"), "[\"5m\"]"),
        Map.entry(spec.child("delivery").child("applications"), "\"all\""),
        Map.entry(spec.child("delivery").child("applications").item(0).child("source"), "[[]]"));
  }

  private static Map<FieldPath, String> oddTypesOfClasses() {
    FieldPath spec = FieldPath.of("spec");
    return Map.of(
        spec.child("guardrails"), "\"none\"",
        spec.child("guardrails").child("limits").child("environments"), "99999999999999999999",
        spec.child("guardrails").child("repositories"), "{}",
        spec.child("namespaceProfiles"), "{\"a\":1}",
        spec.child("homeNamespace"), "[1]",
        spec.child("bootstrap"), "false");
  }

  /** One for every field that has choices. */
  private static void choices(String place, String plural, List<NastyShape> all) {
    choices(schema(plural).at("/properties/spec"), FieldPath.of("spec"))
        .forEach(field -> all.add(at("a new choice", place, field, "\"Newer\"", field.toString())));
  }

  private static List<FieldPath> choices(JsonNode schema, FieldPath at) {
    List<FieldPath> fields = new ArrayList<>();
    if (schema.has("enum")) {
      fields.add(at);
    }
    schema
        .path("properties")
        .properties()
        .forEach(p -> fields.addAll(choices(p.getValue(), at.child(p.getKey()))));
    if (schema.has("items")) {
      fields.addAll(choices(schema.get("items"), at.item(0)));
    }
    return fields;
  }

  private static JsonNode schema(String plural) {
    try (InputStream crd =
        PlatformTenant.class.getResourceAsStream("/crds/" + plural + ".platformtenant.io.yaml")) {
      return YAML.readTree(crd).at("/spec/versions/0/schema/openAPIV3Schema");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NastyShape tenant(String what, FieldPath field, String json, String told) {
    return at(what, TENANTS, field, json, told);
  }

  private static NastyShape at(
      String what, String place, FieldPath field, String json, String told) {
    ObjectNode object = base(place);
    put(object, field.steps());
    String name = "%s at %s".formatted(what, field);
    return NastyShape.of(name, place, object, json, told);
  }

  private static ObjectNode base(String place) {
    try {
      String yaml = place.equals(TENANTS) ? LEAN.yaml() : Manifests.CLASS.yaml();
      ObjectNode base = (ObjectNode) YAML.readTree(yaml.replace("class-{id}", "{class}"));
      if (place.equals(CLASSES)) {
        base.withObject("/metadata").put("name", "{id}");
      }
      return base;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(JsonNode parent, List<FieldPath.Step> steps) {
    FieldPath.Step step = steps.getFirst();
    List<FieldPath.Step> rest = steps.subList(1, steps.size());
    if (rest.isEmpty()) {
      set(parent, step, TextNode.valueOf(HERE));
      return;
    }
    JsonNode there =
        switch (step) {
          case FieldPath.Key(String name) -> parent.path(name);
          case FieldPath.Item(int index) -> parent.path(index);
        };
    JsonNode child = there.isContainerNode() ? there : container(rest.getFirst());
    set(parent, step, child);
    put(child, rest);
  }

  private static JsonNode container(FieldPath.Step next) {
    return switch (next) {
      case FieldPath.Key(String name) -> YAML.createObjectNode();
      case FieldPath.Item(int index) -> YAML.createArrayNode();
    };
  }

  private static void set(JsonNode parent, FieldPath.Step step, JsonNode value) {
    switch (step) {
      case FieldPath.Key(String name) -> ((ObjectNode) parent).set(name, value);
      case FieldPath.Item(int index) -> {
        ArrayNode list = (ArrayNode) parent;
        if (list.size() > index) {
          list.set(index, value);
        } else {
          list.add(value);
        }
      }
    }
  }
}
