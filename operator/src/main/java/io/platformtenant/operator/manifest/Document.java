package io.platformtenant.operator.manifest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One document of a text.
 *
 * @param root empty where the syntax is wrong, and for a document without content
 */
public record Document(Optional<Located> root, List<Mistake> mistakes) {

  /**
   * The objects in it, those in lists included, however deep: kubectl takes whatever has {@code
   * items} for a list (apimachinery, unstructured/helpers.go detectList), kustomize whatever is
   * called one (api/resource/factory.go).
   */
  public Stream<Located> objects() {
    List<Located> found = new ArrayList<>();
    Deque<Located> open = new ArrayDeque<>();
    root.ifPresent(open::add);
    while (!open.isEmpty()) {
      Located object = open.removeFirst();
      if (!isList(object)) {
        found.add(object);
      }
      // In front of what stands behind it.
      object
          .field("items")
          .map(Located::items)
          .orElse(List.of())
          .reversed()
          .forEach(open::addFirst);
    }
    return found.stream();
  }

  private static boolean isList(Located object) {
    return object.json().path("kind").asText().endsWith("List")
        && object.json().path("items").isArray();
  }
}
