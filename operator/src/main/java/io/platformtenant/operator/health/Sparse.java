package io.platformtenant.operator.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.model.EmptyValue;

/** An object without what says nothing: nulls, empty texts, false, and blocks of only those. */
final class Sparse {
  private Sparse() {}

  static JsonNode of(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode sparse = object.objectNode();
      object
          .properties()
          .forEach(
              field -> {
                JsonNode value = of(field.getValue());
                if (!EmptyValue.isLeftOutByGo(value)) {
                  sparse.set(field.getKey(), value);
                }
              });
      return sparse;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode sparse = array.arrayNode();
      array.forEach(item -> sparse.add(of(item)));
      return sparse;
    }
    return node;
  }
}
