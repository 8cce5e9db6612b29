package io.platformtenant.operator.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.CustomResource;
import io.platformtenant.api.schema.PartlyRead;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Reads an object of one of our own kinds as far as it can be read, and says in it what was left
 * out.
 */
final class ContractReader<R extends CustomResource<S, T> & PartlyRead, S, T>
    extends StdDeserializer<R> {
  private static final long serialVersionUID = 1L;

  private final transient Supplier<R> make;
  private final Class<S> spec;
  private final Class<T> status;

  /**
   * @param make makes an empty one
   */
  ContractReader(Class<R> type, Supplier<R> make, Class<S> spec, Class<T> status) {
    super(type);
    this.make = make;
    this.spec = spec;
    this.status = status;
  }

  @Override
  public R deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonNode tree = BoundedTree.read(parser, context);
    R object = make.get();
    object.setMetadata(metadata(tree.path("metadata"), context));
    var read = PartialReading.of(tree.get("spec"), JsonPointer.valueOf("/spec"), spec);
    object.setSpec(read.value());
    object.lacks(read.unread());
    if (tree.path("status").isObject()) {
      // What can't be read of what was said before is said anew.
      object.setStatus(
          PartialReading.of(tree.get("status"), JsonPointer.valueOf("/status"), status).value());
    }
    return object;
  }

  /** Who wrote which field is as long as the object, and nobody asks. */
  private static ObjectMeta metadata(JsonNode tree, DeserializationContext context)
      throws IOException {
    if (tree instanceof ObjectNode metadata) {
      metadata.remove("managedFields");
    }
    return tree.isObject() ? context.readTreeAsValue(tree, ObjectMeta.class) : new ObjectMeta();
  }
}
