package io.platformtenant.e2e.twins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a tenant asks for that a class permits or not. */
record Asked(ObjectNode tenant) {
  String name() {
    return tenant.at("/metadata/name").asText();
  }

  List<String> addresses() {
    return Stream.of(
            tenant.findValuesAsText("repoURL").stream(),
            tenant.findValuesAsText("url").stream(),
            tenant.findValues("bucket").stream().map(Asked::address))
        .flatMap(s -> s)
        .filter(text -> text.contains("://") || text.contains("@"))
        .distinct()
        .toList();
  }

  private static String address(JsonNode bucket) {
    return "bucket://"
        + bucket.path("endpoint").asText()
        + "/"
        + bucket.path("bucketName").asText();
  }

  /** Objects that hold an address in one text, under this key. */
  List<ObjectNode> fetching(String key) {
    return tenant.path("spec").findParents(key).stream()
        .filter(parent -> parent.isObject() && parent.path(key).isTextual())
        .map(ObjectNode.class::cast)
        .toList();
  }

  /** Secrets that sources are verified with. */
  List<String> keysOfSources() {
    return items(tenant.at("/spec/bootstrap/sources"))
        .flatMap(
            source ->
                Stream.of(
                    source.at("/verify/secretRef/name"),
                    source.at("/verify/trustedRootSecretRef/name")))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .distinct()
        .toList();
  }

  /** Identities that may have signed. */
  List<JsonNode> signers() {
    return items(tenant.at("/spec/bootstrap/sources"))
        .flatMap(source -> items(source.at("/verify/matchOIDCIdentity")))
        .distinct()
        .toList();
  }

  List<String> environments() {
    return texts(items(tenant.at("/spec/environments")), "name");
  }

  List<String> namespaces() {
    return texts(namespaceNodes(), "name");
  }

  List<String> profiles() {
    return texts(namespaceNodes(), "profile");
  }

  List<String> keys() {
    return namespaceNodes()
        .flatMap(namespace -> Stream.of(namespace.path("labels"), namespace.path("annotations")))
        .flatMap(map -> map.properties().stream())
        .map(entry -> entry.getKey())
        .distinct()
        .toList();
  }

  /** How many of each a class may limit. */
  int count(String limited) {
    JsonNode spec = tenant.path("spec");
    return switch (limited) {
      case "environments" -> spec.path("environments").size();
      case "namespaces" -> (int) namespaceNodes().count();
      case "stages" -> spec.at("/bootstrap/stages").size();
      case "applications" -> spec.at("/delivery/applications").size();
      case "applicationSets" -> spec.at("/delivery/applicationSets").size();
      default -> spec.findValues("elements").stream().mapToInt(JsonNode::size).sum();
    };
  }

  private Stream<JsonNode> namespaceNodes() {
    return items(tenant.at("/spec/environments")).flatMap(e -> items(e.path("namespaces")));
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static List<String> texts(Stream<JsonNode> nodes, String key) {
    return nodes.filter(n -> n.has(key)).map(n -> n.path(key).asText()).distinct().toList();
  }
}
