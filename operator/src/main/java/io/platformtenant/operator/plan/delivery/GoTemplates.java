package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Texts that Argo CD reads as Go templates and that shall come out as they went in. */
final class GoTemplates {
  private GoTemplates() {}

  /** A copy in which no text and no key of a map is a template. */
  static JsonNode escape(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode escaped = object.objectNode();
        object.properties().forEach(f -> escaped.set(escape(f.getKey()), escape(f.getValue())));
        yield escaped;
      }
      case ArrayNode array -> {
        ArrayNode escaped = array.arrayNode();
        array.forEach(item -> escaped.add(escape(item)));
        yield escaped;
      }
      case TextNode text -> new TextNode(escape(text.textValue()));
      default -> node;
    };
  }

  /** A template begins with two braces and nothing else does: those are said as a constant. */
  static String escape(String text) {
    return text.replace("{{", "{{\"{{\"}}");
  }
}
