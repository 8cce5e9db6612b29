package io.platformtenant.operator.transitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.platformtenant.operator.twins.Corpus;
import io.platformtenant.operator.twins.Place;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Values that the schema of a place takes. */
final class Values {
  private static final int DEEP = 20;

  private Values() {}

  static Optional<JsonNode> least(Place place) {
    JsonNode schema = place.schema();
    return switch (schema.path("type").asText()) {
      case "boolean" -> Optional.of(BooleanNode.FALSE);
      case "integer", "number" -> number(schema.path("minimum"));
      case "string" -> text(place, schema.path("minLength").asInt(0), 0);
      default -> Optional.of(JsonNodeFactory.instance.objectNode());
    };
  }

  static Optional<JsonNode> largest(Place place) {
    JsonNode schema = place.schema();
    return switch (schema.path("type").asText()) {
      case "boolean" -> Optional.of(BooleanNode.TRUE);
      case "integer", "number" -> number(schema.path("maximum"));
      case "string" ->
          text(place, schema.path("maxLength").asInt(256), schema.path("enum").size() - 1);
      default -> Optional.of(deep());
    };
  }

  static Optional<JsonNode> other(Place place, Random random) {
    List<JsonNode> known =
        Stream.concat(Corpus.values(place).stream(), choices(place).stream())
            .filter(value -> !value.equals(place.value()))
            .toList();
    return known.isEmpty()
        ? Optional.of(any(place.schema()))
        : Optional.of(known.get(random.nextInt(known.size())).deepCopy());
  }

  /** Something of that form, if not of that meaning. */
  static JsonNode any(JsonNode schema) {
    return switch (schema.path("type").asText()) {
      case "boolean" -> BooleanNode.TRUE;
      case "integer", "number" -> IntNode.valueOf(schema.path("minimum").asInt(1));
      case "array" -> JsonNodeFactory.instance.arrayNode().add(any(schema.path("items")));
      case "string" ->
          schema.path("enum").path(0).isTextual()
              ? schema.path("enum").get(0)
              : TextNode.valueOf("some");
      default -> someOf(schema);
    };
  }

  private static JsonNode someOf(JsonNode schema) {
    var some = JsonNodeFactory.instance.objectNode();
    schema
        .path("required")
        .forEach(
            name -> some.set(name.asText(), any(schema.path("properties").path(name.asText()))));
    return schema.path("additionalProperties").isObject()
        ? some.set("some", any(schema.path("additionalProperties")))
        : some;
  }

  private static Optional<JsonNode> number(JsonNode bound) {
    return Optional.of(bound.isNumber() ? IntNode.valueOf(bound.asInt()) : IntNode.valueOf(1));
  }

  private static List<JsonNode> choices(Place place) {
    return place.schema().path("enum").valueStream().toList();
  }

  /** Of that length, or of the nearest to it that is known. */
  private static Optional<JsonNode> text(Place place, int length, int choice) {
    List<JsonNode> choices = choices(place);
    if (!choices.isEmpty()) {
      return Optional.of(choices.get(choice));
    }
    Pattern pattern = Pattern.compile(place.schema().path("pattern").asText(""));
    List<String> known =
        Stream.concat(Stream.ofNullable(place.value()), Corpus.values(place).stream())
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .toList();
    return known.stream()
        .flatMap(text -> ofLength(text, length))
        .filter(text -> pattern.matcher(text).find())
        .findFirst()
        .or(() -> Optional.of("a".repeat(Math.max(1, length))))
        .map(TextNode::valueOf);
  }

  private static Stream<String> ofLength(String text, int length) {
    if (text.length() >= length) {
      return Stream.of("a".repeat(length), "1".repeat(length), "*".repeat(length), text);
    }
    int more = length - text.length();
    return Stream.of(
        text + "a".repeat(more),
        "a".repeat(more) + text,
        text + "1".repeat(more),
        "a".repeat(length));
  }

  private static JsonNode deep() {
    JsonNode inner = TextNode.valueOf("x");
    for (int i = 0; i < DEEP; i++) {
      inner = JsonNodeFactory.instance.objectNode().set("a", inner);
    }
    return inner;
  }
}
