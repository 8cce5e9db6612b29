package io.platformtenant.operator.rules.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The fields of an AppProject, whatever stands in them. */
final class ProjectFields {
  private ProjectFields() {}

  static At<JsonNode> spec(JsonNode project) {
    return At.spec(project.path("spec"));
  }

  static Stream<At<JsonNode>> items(At<JsonNode> object, String name) {
    return object.items(name, node -> list(node.path(name)));
  }

  static Stream<At<String>> texts(At<JsonNode> object, String name) {
    return items(object, name).map(item -> item.map(ProjectFields::text));
  }

  static At<String> text(At<JsonNode> object, String name) {
    return object.child(name, node -> text(node, name));
  }

  static String text(JsonNode object, String name) {
    return text(object.path(name));
  }

  /** A breach for each item whose key an item before has. */
  static <T> Stream<Breach> doubles(Stream<At<T>> items, Function<T, ?> key) {
    Set<Object> seen = new HashSet<>();
    return items
        .filter(item -> !seen.add(key.apply(item.value())))
        .map(item -> item.says("{} is listed twice", key.apply(item.value())));
  }

  /** Absent and null read as "", as Go's decoder leaves them. */
  private static String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : "";
  }

  private static List<JsonNode> list(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false).toList();
  }
}
