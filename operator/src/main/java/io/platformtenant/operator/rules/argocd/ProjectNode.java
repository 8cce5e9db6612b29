package io.platformtenant.operator.rules.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.rules.Rule.Breach;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A place in an AppProject: a node with the path that leads to it. */
record ProjectNode(String path, JsonNode node) {

  ProjectNode field(String name) {
    return new ProjectNode(path + "." + name, node.path(name));
  }

  /** Absent and null read as "", as Go's decoder leaves them. */
  String text() {
    return node.isTextual() ? node.textValue() : "";
  }

  String text(String name) {
    return field(name).text();
  }

  Stream<ProjectNode> items() {
    return IntStream.range(0, node.size())
        .mapToObj(i -> new ProjectNode(path + "[" + i + "]", node.path(i)));
  }

  Stream<Breach> breach(String problem) {
    return Stream.of(new Breach(path, problem));
  }

  /** A breach when there is a problem, told after the value it is about. */
  Stream<Breach> breach(Optional<String> problem) {
    return problem.stream().flatMap(p -> breach("\"" + text() + "\" " + p));
  }

  /** A breach for each item whose key an item before has. */
  Stream<Breach> doubles(Function<ProjectNode, ?> key) {
    Set<Object> seen = new HashSet<>();
    return items()
        .filter(item -> !seen.add(key.apply(item)))
        .flatMap(item -> item.breach("\"" + key.apply(item) + "\" is listed twice"));
  }
}
