package io.platformtenant.operator.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Reads an object of any kind, but no deeper than anybody looks. */
final class GenericReader extends StdDeserializer<TreeResource> {
  private static final long serialVersionUID = 1L;

  GenericReader() {
    super(TreeResource.class);
  }

  @Override
  public TreeResource deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    return TreeResource.of(
        BoundedTree.read(parser, context) instanceof ObjectNode tree
            ? tree
            : JsonNodeFactory.instance.objectNode());
  }
}
