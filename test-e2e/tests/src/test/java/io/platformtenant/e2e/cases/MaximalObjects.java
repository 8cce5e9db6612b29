package io.platformtenant.e2e.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Objects as long as the API server takes them, by walking the schema. The first item of a list has
 * every list and map in it at the length the schema allows; the others have one of each, for all of
 * it at once would be 60 MB, forty times what a request may hold. Only the lists that rules go
 * through twice are long in every item. Texts are short; what a rule ties together is put right
 * afterwards.
 */
public final class MaximalObjects {
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
          "text-%030d",
          "^n%d$",
          "/n%d",
          "{segment.0}",
          "v1.%d",
          "%d 0 * * *",
          "k%d",
          "system:serviceaccount:n:n%d",
          "d.example.com/%d",
          "2027-12-20T00:00:00Z");

  private static final Set<String> LONG_EVERYWHERE =
      Set.of("environments", "namespaces", "dependsOn", "groups", "users");

  private static final List<String> WAYS = List.of("helm", "kustomize", "directory");

  private MaximalObjects() {}

  public static ObjectNode tenant(Longest longest) throws IOException {
    ObjectNode tenant = tenant();
    longest.lengthen((ObjectNode) tenant.get("spec"));
    return tenant;
  }

  private static ObjectNode tenant() throws IOException {
    ObjectNode tenant = object("PlatformTenant", "maximal", "platformtenants");
    ObjectNode spec = (ObjectNode) tenant.get("spec");
    spec.put("className", "maximal");
    tidyEnvironments(spec.path("environments"));
    spec.findValues("access").forEach(access -> access.forEach(MaximalObjects::tidyUsers));
    tidySources(spec.at("/bootstrap/sources"), "");
    tidyStages(spec.at("/bootstrap/stages"), "");
    spec.at("/delivery/syncWindows").forEach(w -> ((ObjectNode) w).put("timeZone", "Etc/UTC"));
    tidyFreezes(spec.path("freeze"));
    tidyApplications(spec.at("/delivery/applications"), "a");
    tidyApplications(spec.at("/delivery/applicationSets"), "s");
    return tenant;
  }

  /** One is once and the next comes again. */
  private static void tidyFreezes(JsonNode freezes) {
    for (int i = 0; i < freezes.size(); i++) {
      ObjectNode freeze = (ObjectNode) freezes.get(i);
      if (i % 2 == 0) {
        freeze.put("until", "2028-01-04T00:00:00Z");
        freeze.remove(List.of("schedule", "duration", "timeZone"));
      } else {
        freeze.put("duration", "15m").put("timeZone", "Etc/UTC");
        freeze.remove(List.of("from", "until"));
      }
    }
  }

  /** The first has as many namespaces as one can have; the others share what is left. */
  private static void tidyEnvironments(JsonNode environments) {
    int left = PlatformTenantSpec.MOST_NAMESPACES;
    for (int i = 0; i < environments.size(); i++) {
      ((ObjectNode) environments.get(i)).put("cluster", "in-cluster");
      ArrayNode namespaces = (ArrayNode) environments.get(i).path("namespaces");
      int most = i == 0 ? namespaces.size() : left / (environments.size() - i);
      while (namespaces.size() > most) {
        namespaces.remove(namespaces.size() - 1);
      }
      for (JsonNode item : namespaces) {
        ((ObjectNode) item)
            .put("name", Longest.lengthened("maximal-" + left--, 63))
            .put("profile", "default");
      }
    }
  }

  /** No name is a group's and a person's. */
  private static void tidyUsers(JsonNode tier) {
    ArrayNode users = (ArrayNode) tier.path("users");
    for (int i = 0; i < users.size(); i++) {
      users.set(i, "user" + i);
    }
  }

  public static ObjectNode tenantClass() throws IOException {
    ObjectNode tenantClass = object("PlatformTenantClass", "maximal", "platformtenantclasses");
    JsonNode spec = tenantClass.get("spec");
    spec.path("access").forEach(MaximalObjects::tidyUsers);
    tidySources(spec.at("/bootstrap/sources"), "platform-");
    tidyStages(spec.at("/bootstrap/stages"), "platform-");
    tidyStages(spec.at("/clusterStages"), "platform-");
    spec.at("/clusterStages").forEach(s -> ((ObjectNode) s).remove("environments"));
    for (JsonNode window : spec.at("/delivery/syncWindows")) {
      ((ObjectNode) window).put("kind", "deny").put("timeZone", "Etc/UTC").remove("applications");
    }
    tidyFreezes(spec.path("freeze"));
    ((ObjectNode) spec.path("namespaceProfiles").get(0)).put("name", "default");
    spec.path("namespaceProfiles").forEach(MaximalObjects::tidyQuantities);
    ((ObjectNode) spec).withObject("/argocd").put("namespace", "argocd");
    ((ObjectNode) spec).withObject("/flux").put("namespace", "flux-system");
    return tenantClass;
  }

  /** What a map of quantities holds is text to the schema, and of a form no pattern of ours has. */
  private static void tidyQuantities(JsonNode profile) {
    fillQuantities((ObjectNode) profile.at("/resourceQuota/hard"));
    for (JsonNode limit : profile.at("/limitRange/limits")) {
      limit.forEach(
          amounts -> {
            if (amounts.isObject()) {
              fillQuantities((ObjectNode) amounts);
            }
          });
    }
  }

  private static void fillQuantities(ObjectNode amounts) {
    int count = amounts.size();
    amounts.removeAll();
    for (int i = 0; i < count; i++) {
      amounts.put("example.com/k" + i, "1");
    }
  }

  private static void tidySources(JsonNode sources, String prefix) {
    for (JsonNode item : sources) {
      ObjectNode source = (ObjectNode) item;
      source.put("name", prefix + source.path("name").asText());
      source.remove(List.of("oci", "bucket", "certSecretRef"));
      source.put("provider", "aws");
      source
          .withObject("/verify")
          .remove(List.of("provider", "matchOIDCIdentity", "trustedRootSecretRef"));
      for (String secret : List.of("/secretRef", "/proxySecretRef", "/verify/secretRef")) {
        source.withObject(secret).put("name", prefix + "secret");
      }
    }
  }

  /** Every stage but the first names as many as it may, of those before it. */
  private static void tidyStages(JsonNode stages, String prefix) {
    for (int i = 0; i < stages.size(); i++) {
      ObjectNode stage = (ObjectNode) stages.get(i);
      stage.put("name", prefix + "n" + i).put("source", prefix + "n0");
      stage.remove(List.of("namespace", "scope"));
      stage.path("environments").forEach(e -> ((ObjectNode) e).put("source", prefix + "n0"));
      stage.withObject("/decryption/secretRef").put("name", prefix + "secret");
      stage.path("substituteFrom").forEach(f -> ((ObjectNode) f).put("name", prefix + "secret"));
      int length = stage.path("dependsOn").size();
      ArrayNode before = stage.putArray("dependsOn");
      for (int j = 0; j < (i == 0 ? 1 : length); j++) {
        before.add(i == 0 ? "none" : prefix + "n" + j % i);
      }
    }
  }

  /** An application has one source or several, and is rendered in one way; each has its turn. */
  private static void tidyApplications(JsonNode applications, String letter) {
    for (int i = 0; i < applications.size(); i++) {
      ObjectNode application = (ObjectNode) applications.get(i);
      application.put("name", letter + i);
      application.remove(List.of("gitDirectories", "gitFiles"));
      String way = WAYS.get(i % WAYS.size());
      boolean several = i % 2 == 0;
      application.remove(several ? "source" : "sources");
      application.path("sources").forEach(source -> tidySource(source, way));
      if (!several) {
        tidySource(application.path("source"), way);
        ((ObjectNode) application.path("source")).remove(List.of("name", "ref"));
      }
      for (JsonNode environment : application.path("environments")) {
        tidyEnvironment((ObjectNode) environment, way, several, i == 0);
      }
      ObjectNode annotations = JsonNodeFactory.instance.objectNode();
      application
          .path("annotations")
          .properties()
          .forEach(a -> annotations.set("notifications.argoproj.io/" + a.getKey(), a.getValue()));
      application.set("annotations", annotations);
    }
  }

  private static void tidySource(JsonNode source, String way) {
    ((ObjectNode) source).remove(WAYS.stream().filter(w -> !w.equals(way)).toList());
    ((ObjectNode) source).remove("chart");
  }

  /** What differs about the sources is said in the first application alone: it is the bulk. */
  private static void tidyEnvironment(
      ObjectNode environment, String way, boolean several, boolean first) {
    environment.remove("namespace");
    if (several) {
      environment.remove(List.of("targetRevision", "path", "helm", "kustomize"));
    }
    if (!first) {
      environment.remove(List.of("sources", "helm", "kustomize"));
    }
    for (JsonNode source : environment.path("sources")) {
      ((ObjectNode) source).remove(WAYS.stream().filter(w -> !w.equals(way)).toList());
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
      object.set("spec", fill("spec", schema.at("/properties/spec"), 0, false));
    }
    return object;
  }

  private static JsonNode fill(String field, JsonNode schema, int index, boolean thin) {
    return switch (schema.path("type").asText()) {
      case "object" -> fillObject(schema, thin);
      case "array" -> fillArray(field, schema, thin);
      case "boolean" -> JsonNodeFactory.instance.booleanNode(false);
      case "integer" -> JsonNodeFactory.instance.numberNode(schema.path("minimum").asInt());
      default -> text(schema, index);
    };
  }

  private static ObjectNode fillObject(JsonNode schema, boolean thin) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    int length = schema.path("maxProperties").asInt();
    for (int i = 0; i < (thin ? Math.min(1, length) : length); i++) {
      object.set("k" + i, fill("", schema.path("additionalProperties"), i, true));
    }
    return object.setAll(fillProperties(schema, 0, thin));
  }

  private static ObjectNode fillProperties(JsonNode schema, int index, boolean thin) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    schema.path("properties").properties().stream()
        .forEach(p -> object.set(p.getKey(), fill(p.getKey(), p.getValue(), index, thin)));
    return object;
  }

  private static ArrayNode fillArray(String field, JsonNode schema, boolean thin) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    JsonNode items = schema.path("items");
    int most = thin && !LONG_EVERYWHERE.contains(field) ? 1 : schema.path("maxItems").asInt();
    int length = Math.min(most, distinct(items));
    for (int i = 0; i < length; i++) {
      boolean other = thin || i > 0;
      list.add(
          items.has("properties") ? fillProperties(items, i, other) : fill("", items, i, true));
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
        .filter(text -> Pattern.compile(pattern).matcher(text).find())
        .findFirst()
        .map(TextNode::new)
        .orElseThrow(() -> new IllegalStateException("no text fits " + schema));
  }
}
