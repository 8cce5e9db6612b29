package io.platformtenant.testkit.tenants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** YAML that is changed as a tree, so that a change that meets nothing fails. */
final class Tree {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();

  private Tree() {}

  static ObjectNode read(String yaml) {
    try {
      return (ObjectNode) YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(yaml, e);
    }
  }

  static String write(ObjectNode tree) {
    try {
      return YAML.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A merge patch; in lists of named items those of one name are one. Null takes away. */
  static void merge(ObjectNode into, ObjectNode patch) {
    for (var field : patch.properties()) {
      var name = field.getKey();
      switch (field.getValue()) {
        case ObjectNode object -> merge(child(into, name), object);
        case ArrayNode list when isNamed(list) && into.get(name) instanceof ArrayNode there ->
            list.forEach(item -> mergeItem(there, (ObjectNode) item));
        case JsonNode none when none.isNull() -> into.remove(name);
        case JsonNode value -> into.set(name, value);
      }
    }
  }

  private static ObjectNode child(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
  }

  private static void mergeItem(ArrayNode list, ObjectNode item) {
    indexOf(list, item.path("name").asText())
        .ifPresentOrElse(i -> merge((ObjectNode) list.get(i), item), () -> list.add(item));
  }

  /** Puts a named item in the place of its like, or at the end. */
  static void put(ObjectNode parent, String list, ObjectNode item) {
    var items = parent.withArrayProperty(list);
    indexOf(items, item.path("name").asText())
        .ifPresentOrElse(i -> items.set(i, item), () -> items.add(item));
  }

  /**
   * @param path fields and names of items, {@code access/deployers} or {@code environments/prod}
   */
  static void remove(ObjectNode tree, String path) {
    remove(tree, List.of(path.split("/")), path);
  }

  private static void remove(JsonNode parent, List<String> steps, String path) {
    var step = steps.getFirst();
    var last = steps.size() == 1;
    switch (parent) {
      case ObjectNode object when object.has(step) && last -> object.remove(step);
      case ObjectNode object when object.has(step) ->
          remove(object.get(step), steps.subList(1, steps.size()), path);
      case ArrayNode list when indexOf(list, step).isPresent() && last ->
          list.remove(indexOf(list, step).orElseThrow());
      case ArrayNode list when indexOf(list, step).isPresent() ->
          remove(list.get(indexOf(list, step).orElseThrow()), steps.subList(1, steps.size()), path);
      default -> throw new IllegalArgumentException("There is no " + path);
    }
  }

  /** Replaces a text wherever it stands but in this field. */
  static ObjectNode replaced(ObjectNode tree, String from, String to, String except) {
    var all = tree.objectNode();
    tree.properties()
        .forEach(
            field ->
                all.set(
                    field.getKey(),
                    field.getKey().equals(except)
                        ? field.getValue()
                        : replaced(field.getValue(), from, to, except)));
    return all;
  }

  private static JsonNode replaced(JsonNode tree, String from, String to, String except) {
    return switch (tree) {
      case TextNode text -> TextNode.valueOf(text.textValue().replace(from, to));
      case ObjectNode object -> replaced(object, from, to, except);
      case ArrayNode list -> {
        var all = list.arrayNode();
        list.forEach(item -> all.add(replaced(item, from, to, except)));
        yield all;
      }
      default -> tree;
    };
  }

  private static boolean isNamed(ArrayNode list) {
    return !list.isEmpty()
        && IntStream.range(0, list.size()).allMatch(i -> list.get(i).has("name"));
  }

  private static Optional<Integer> indexOf(ArrayNode list, String name) {
    return IntStream.range(0, list.size())
        .filter(i -> list.get(i).path("name").asText().equals(name))
        .boxed()
        .findFirst();
  }
}
