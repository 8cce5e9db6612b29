package io.platformtenant.operator.manifest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One document of a text.
 *
 * @param root empty where the syntax is wrong, and for a document without content
 */
public record Document(Optional<Located> root, List<Mistake> mistakes) {

  /** The objects in it: one, or the items of a List as kubectl prints and takes it. */
  public Stream<Located> objects() {
    return root.stream().flatMap(Document::objects);
  }

  private static Stream<Located> objects(Located object) {
    boolean isList =
        object.json().path("kind").asText().equals("List")
            && object.json().path("apiVersion").asText().equals("v1");
    return isList
        ? object.field("items").stream().flatMap(items -> items.items().stream())
        : Stream.of(object);
  }
}
