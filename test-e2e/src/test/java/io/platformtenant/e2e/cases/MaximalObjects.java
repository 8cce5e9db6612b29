package io.platformtenant.e2e.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.PlatformTenant;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Objects with every list and map at the length the schema allows, by walking the schema. Texts are
 * short; what a rule ties together is put right afterwards.
 */
final class MaximalObjects {
  /** Tried one after another until one fits the pattern and the length of a field. */
  private static final List<String> TEXTS =
      List.of(
          "n%d",
          "https://g.example.com/%d",
          "oci://r.example.com/%d",
          "1m",
          "refs/%d",
          "sha256:%064d",
          "%040d",
          "home-{tenant}",
          "text-%030d");

  private MaximalObjects() {}

  static ObjectNode tenant() throws IOException {
    ObjectNode tenant = object("PlatformTenant", "maximal", "platformtenants");
    ObjectNode spec = (ObjectNode) tenant.get("spec");
    spec.put("className", "maximal");
    int namespace = 0;
    for (JsonNode environment : spec.path("environments")) {
      ((ObjectNode) environment).put("cluster", "in-cluster");
      for (JsonNode item : environment.path("namespaces")) {
        ((ObjectNode) item).put("name", "maximal-" + namespace++).put("profile", "default");
      }
    }
    tidyBootstrap(spec.path("bootstrap"), "");
    tidyApplications(spec.path("delivery").path("applications"));
    return tenant;
  }

  static ObjectNode tenantClass() throws IOException {
    ObjectNode tenantClass = object("PlatformTenantClass", "maximal", "platformtenantclasses");
    JsonNode spec = tenantClass.get("spec");
    tidyBootstrap(spec.path("bootstrap"), "platform-");
    ((ObjectNode) spec.path("namespaceProfiles").get(0)).put("name", "default");
    ((ObjectNode) spec).withObject("/argocd").put("namespace", "argocd");
    ((ObjectNode) spec).withObject("/flux").put("namespace", "flux-system");
    return tenantClass;
  }

  /** Every stage but the first names as many as it may, of those before it. */
  private static void tidyBootstrap(JsonNode bootstrap, String prefix) {
    bootstrap.path("sources").forEach(source -> tidySource((ObjectNode) source, prefix));
    for (int i = 0; i < bootstrap.path("stages").size(); i++) {
      ObjectNode stage = (ObjectNode) bootstrap.path("stages").get(i);
      stage.put("name", prefix + "n" + i).put("source", prefix + "n0").remove("namespace");
      int length = stage.path("dependsOn").size();
      ArrayNode before = stage.putArray("dependsOn");
      for (int j = 0; j < (i == 0 ? 1 : length); j++) {
        before.add(i == 0 ? "none" : prefix + "n" + j % i);
      }
    }
  }

  private static void tidySource(ObjectNode source, String prefix) {
    source.put("name", prefix + source.path("name").asText());
    source.remove(List.of("oci", "certSecretRef"));
    for (String secret : List.of("secretRef", "proxySecretRef")) {
      source.withObject("/" + secret).put("name", prefix + "secret");
    }
  }

  /** An application is rendered in one way; each way has its turn. */
  private static void tidyApplications(JsonNode applications) {
    List<String> ways = List.of("helm", "kustomize", "directory");
    for (int i = 0; i < applications.size(); i++) {
      JsonNode application = applications.get(i);
      ObjectNode source = (ObjectNode) application.path("source");
      String way = ways.get(i % ways.size());
      source.remove(ways.stream().filter(w -> !w.equals(way)).toList());
      source.remove("chart");
      for (JsonNode environment : application.path("environments")) {
        ((ObjectNode) environment).remove("namespace");
      }
    }
  }

  private static ObjectNode object(String kind, String name, String plural) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("apiVersion", "platformtenant.io/v1alpha1").put("kind", kind);
    object.putObject("metadata").put("name", name);
    try (InputStream crd =
        PlatformTenant.class.getResourceAsStream("/crds/" + plural + ".platformtenant.io.yaml")) {
      JsonNode schema =
          new YAMLMapper().readTree(crd).at("/spec/versions/0/schema/openAPIV3Schema");
      object.set("spec", fill(schema.at("/properties/spec"), 0));
    }
    return object;
  }

  private static JsonNode fill(JsonNode schema, int index) {
    return switch (schema.path("type").asText()) {
      case "object" -> fillObject(schema);
      case "array" -> fillArray(schema);
      case "boolean" -> JsonNodeFactory.instance.booleanNode(false);
      case "integer" -> JsonNodeFactory.instance.numberNode(schema.path("minimum").asInt());
      default -> text(schema, index);
    };
  }

  private static ObjectNode fillObject(JsonNode schema) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < schema.path("maxProperties").asInt(); i++) {
      object.set("k" + i, fill(schema.path("additionalProperties"), i));
    }
    return object.setAll(fillProperties(schema, 0));
  }

  private static ObjectNode fillProperties(JsonNode schema, int index) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    schema.path("properties").properties().stream()
        .forEach(p -> object.set(p.getKey(), fill(p.getValue(), index)));
    return object;
  }

  private static ArrayNode fillArray(JsonNode schema) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    JsonNode items = schema.path("items");
    int length = Math.min(schema.path("maxItems").asInt(), distinct(items));
    for (int i = 0; i < length; i++) {
      list.add(items.has("properties") ? fillProperties(items, i) : fill(items, i));
    }
    return list;
  }

  /** A list of choices, none of which may come twice, is as long as there are choices. */
  private static int distinct(JsonNode items) {
    return items.has("enum") ? items.path("enum").size() : Integer.MAX_VALUE;
  }

  private static TextNode text(JsonNode schema, int index) {
    if (schema.has("enum")) {
      return new TextNode(schema.path("enum").path(index % schema.path("enum").size()).asText());
    }
    String pattern = schema.path("pattern").asText(".*");
    return TEXTS.stream()
        .map(text -> text.formatted(index))
        .filter(text -> text.length() >= schema.path("minLength").asInt())
        .filter(text -> text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE))
        .filter(text -> text.matches(pattern))
        .findFirst()
        .map(TextNode::new)
        .orElseThrow(() -> new IllegalStateException("no text fits " + schema));
  }
}
