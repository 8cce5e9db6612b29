package io.platformtenant.e2e.twins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.e2e.cases.Longest;
import io.platformtenant.e2e.cases.MaximalObjects;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** As many of all that a class judges as the schema allows, of a length. */
record Widest(int length, Longest names, boolean crowded) {
  private static final int PATTERNS = 64;
  private static final int KEYS = 16;

  /** With long patterns of keys no key is judged at admission: here is one that is short. */
  private static final int MANY = 100;

  ObjectNode tenant() throws IOException {
    ObjectNode tenant = MaximalObjects.tenant(names);
    List.of("url", "repoURL")
        .forEach(key -> new Asked(tenant).fetching(key).forEach(o -> lengthen(o, key)));
    JsonNode spec = tenant.path("spec");
    if (crowded) {
      crowd((ArrayNode) spec.path("environments"));
    }
    for (JsonNode environment : spec.path("environments")) {
      ((ObjectNode) environment).put("protected", true);
      environment.path("namespaces").forEach(n -> label((ObjectNode) n));
    }
    spec.findParents("autoSync").forEach(e -> ((ObjectNode) e).put("autoSync", true));
    spec.at("/bootstrap/sources").forEach(s -> ((ObjectNode) s).remove("verify"));
    return tenant;
  }

  /** As many namespaces beside each other as can be, in few environments. */
  private static void crowd(ArrayNode environments) {
    int most = environments.path(0).path("namespaces").size();
    while (environments.size() * most > PlatformTenantSpec.MOST_NAMESPACES) {
      environments.remove(environments.size() - 1);
    }
    for (int i = 1; i < environments.size(); i++) {
      ArrayNode namespaces = ((ObjectNode) environments.get(i)).putArray("namespaces");
      for (JsonNode namespace : environments.get(0).path("namespaces")) {
        String name = namespace.path("name").asText();
        namespaces
            .addObject()
            .put("name", name.charAt(0) + "abc".substring(i - 1, i) + name.substring(2));
      }
    }
  }

  private void label(ObjectNode namespace) {
    for (String list : List.of("labels", "annotations")) {
      ObjectNode map = namespace.putObject(list);
      IntStream.range(0, KEYS).forEach(i -> map.put("x".repeat(Math.min(length, 300)) + i, "v"));
    }
  }

  private void lengthen(ObjectNode fetching, String key) {
    String address = fetching.path(key).asText();
    if (address.contains("://")) {
      fetching.put(key, address + "x".repeat(Math.max(0, length - address.length())));
    }
  }

  /** Another in all that a class judges, under the same name. */
  ObjectNode changed() throws IOException {
    ObjectNode tenant = tenant();
    JsonNode spec = tenant.path("spec");
    for (JsonNode environment : spec.path("environments")) {
      environment.path("namespaces").forEach(n -> rename(n, "n"));
    }
    spec.at("/delivery/applications").forEach(a -> rename(a, "b"));
    spec.at("/delivery/applicationSets").forEach(s -> rename(s, "t"));
    return tenant;
  }

  private static void rename(JsonNode named, String letter) {
    ((ObjectNode) named).put("name", letter + named.path("name").asText().substring(1));
  }

  ObjectNode tenantClass() throws IOException {
    ObjectNode tenantClass = MaximalObjects.tenantClass();
    ObjectNode guardrails = tenantClass.withObject("/spec").withObject("/guardrails");
    ArrayNode patterns = guardrails.putArray("repositories");
    String pattern = "https://git.example.com/" + "a*".repeat((length - 24) / 2 - 1);
    IntStream.range(0, PATTERNS).forEach(i -> patterns.add(pattern + i));
    guardrails.put("protectedAutoSync", "Forbid").put("protectedRevisions", "Pinned");
    guardrails.withObject("/verification").put("require", "All");
    guardrails.putArray("providers").add("github");
    guardrails.putArray("sourceKinds").add("Bucket");
    guardrails.putArray("setGenerators").add("gitFiles");
    lengthen((ArrayNode) guardrails.path("namespaces"), 63);
    if (crowded || length < MANY) {
      guardrails.putArray("namespaceMetadata").add("example.com/*");
    } else {
      lengthen((ArrayNode) guardrails.path("namespaceMetadata"), 253);
    }
    lengthen((ArrayNode) guardrails.at("/mustProtect/environments"), 30);
    return tenantClass;
  }

  /** No part of a pattern can be left out before its end. */
  private void lengthen(ArrayNode patterns, int most) {
    for (int i = 0; i < patterns.size(); i++) {
      patterns.set(i, "x*".repeat(Math.min(length, most) / 2 - 1) + i);
    }
  }
}
