package io.platformtenant.operator.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.IOException;
import java.util.Map;

/** Reads an object of any kind, but no deeper than anybody looks. */
final class GenericReader extends StdDeserializer<GenericKubernetesResource> {
  private static final long serialVersionUID = 1L;

  GenericReader() {
    super(GenericKubernetesResource.class);
  }

  @Override
  public GenericKubernetesResource deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    var resource = new GenericKubernetesResource();
    for (Map.Entry<String, JsonNode> field : BoundedTree.read(parser, context).properties()) {
      JsonNode value = field.getValue();
      switch (field.getKey()) {
        case "apiVersion" -> resource.setApiVersion(value.textValue());
        case "kind" -> resource.setKind(value.textValue());
        case "metadata" -> resource.setMetadata(context.readTreeAsValue(value, ObjectMeta.class));
        default ->
            resource.setAdditionalProperty(
                field.getKey(), context.readTreeAsValue(value, Object.class));
      }
    }
    return resource;
  }
}
