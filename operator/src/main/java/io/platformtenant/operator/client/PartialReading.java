package io.platformtenant.operator.client;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.platformtenant.api.schema.Unread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a record as far as it can be read. What stands in the way is blanked out and told, until
 * the rest can be read; what then lacks something that it must have goes with it, so that whoever
 * reads the rest finds in it what every such object has.
 */
final class PartialReading<T> {
  private static final int MOST = 50;
  private static final int LONGEST = 80;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .withCoercionConfig(
              LogicalType.Textual,
              c ->
                  c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private final JsonPointer root;
  private final Class<T> type;
  private final List<Unread> unread = new ArrayList<>();
  private JsonNode tree;
  private T value;

  private PartialReading(JsonNode tree, JsonPointer root, Class<T> type) {
    this.tree = tree;
    this.root = root;
    this.type = type;
  }

  /**
   * @param tree is changed on the way; may be null
   * @param root where it stands in its object
   * @param type a record all of whose parts may be absent
   */
  static <T> PartialReading<T> of(JsonNode tree, JsonPointer root, Class<T> type) {
    var reading = new PartialReading<>(tree, root, type);
    reading.read();
    return reading;
  }

  T value() {
    return value;
  }

  List<Unread> unread() {
    return unread;
  }

  private void read() {
    if (!(tree instanceof ObjectNode)) {
      tell(JsonPointer.empty(), tree, List.of());
      tree = JsonNodeFactory.instance.objectNode();
    }
    while (!isBound()) {
      if (unread.size() > MOST) {
        tree = JsonNodeFactory.instance.objectNode();
      }
    }
    if (RequiredParts.takeOutWhatLacksThem(tree, type, this::lacks)) {
      isBound();
    }
  }

  private boolean isBound() {
    try {
      value = JSON.treeToValue(tree, type);
      return true;
    } catch (JsonProcessingException e) {
      blank(e);
      return false;
    }
  }

  private void blank(JsonProcessingException problem) {
    JsonPointer at =
        problem instanceof JsonMappingException mapping
            ? pointer(mapping.getPath())
            : JsonPointer.empty();
    while (!at.matches() && isBlank(tree.at(at))) {
      at = at.head();
    }
    tell(at, tree.at(at), choices(problem));
    if (at.matches()) {
      tree = JsonNodeFactory.instance.objectNode();
    } else {
      blank(tree.at(at.head()), at.last());
    }
  }

  private static boolean isBlank(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static void blank(JsonNode parent, JsonPointer step) {
    switch (parent) {
      case ObjectNode object -> object.putNull(step.getMatchingProperty());
      case ArrayNode list -> list.setNull(step.getMatchingIndex());
      default -> throw new IllegalStateException("nothing stands in " + parent.getNodeType());
    }
  }

  private static JsonPointer pointer(List<JsonMappingException.Reference> path) {
    JsonPointer pointer = JsonPointer.empty();
    for (var step : path) {
      pointer =
          step.getFieldName() == null
              ? pointer.appendIndex(step.getIndex())
              : pointer.appendProperty(step.getFieldName());
    }
    return pointer;
  }

  private static List<String> choices(JsonProcessingException problem) {
    return problem instanceof InvalidFormatException format
            && format.getTargetType() != null
            && format.getTargetType().isEnum()
        ? Arrays.stream(format.getTargetType().getEnumConstants())
            .map(choice -> JSON.convertValue(choice, String.class))
            .toList()
        : List.of();
  }

  /** What went because something in it could not be read is not missing besides. */
  private void lacks(JsonPointer at) {
    String field = root.append(at) + "/";
    if (unread.stream().noneMatch(told -> (told.field() + "/").startsWith(field))) {
      tell(at, null, List.of());
    }
  }

  private void tell(JsonPointer at, JsonNode written, List<String> choices) {
    String text = written == null ? "" : written.toString();
    unread.add(
        new Unread(root.append(at), text.length() <= LONGEST ? text : shortened(text), choices));
  }

  /** Half a character could not be written into a status. */
  private static String shortened(String text) {
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
