package io.platformtenant.operator.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * Objects as deep as anybody here looks into them. To compare, copy or write a tree takes a few
 * frames of the stack per level, and one of 10,000 levels all there are.
 */
final class BoundedTree {
  /** Far below any stack's end, and far deeper than any rule lets a tenant write. */
  static final int DEEPEST = 200;

  private BoundedTree() {}

  /** The next value, what is deeper being left out. */
  static JsonNode read(JsonParser parser, DeserializationContext context) throws IOException {
    JsonNode tree = context.readTree(parser);
    cut(tree, DEEPEST);
    return tree;
  }

  private static void cut(JsonNode tree, int levels) {
    if (levels > 0) {
      tree.forEach(child -> cut(child, levels - 1));
      return;
    }
    switch (tree) {
      case ObjectNode object -> object.removeAll();
      case ArrayNode list -> list.removeAll();
      default -> {}
    }
  }
}
