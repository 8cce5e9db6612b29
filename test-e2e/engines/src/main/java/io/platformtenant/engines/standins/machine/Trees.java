package io.platformtenant.engines.standins.machine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reading and comparing objects as JSON trees. */
public final class Trees {

  public static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Trees() {}

  /** A top-level field of the object; a missing node when it has none. */
  public static JsonNode field(GenericKubernetesResource object, String name) {
    var value = object.getAdditionalProperties().get(name);
    return value == null ? MissingNode.getInstance() : MAPPER.valueToTree(value);
  }

  public static GenericKubernetesResource object(JsonNode tree) {
    try {
      return MAPPER.treeToValue(tree, GenericKubernetesResource.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The whole object. */
  public static JsonNode tree(GenericKubernetesResource object) {
    return MAPPER.valueToTree(object);
  }

  public static JsonNode metadata(GenericKubernetesResource object) {
    return MAPPER.valueToTree(object.getMetadata());
  }

  public static JsonNode spec(GenericKubernetesResource object) {
    return field(object, "spec");
  }

  /** A copy of the status that may be edited; empty when there is none. */
  public static ObjectNode status(GenericKubernetesResource object) {
    return field(object, "status") instanceof ObjectNode status ? status : JSON.objectNode();
  }

  public static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  public static String annotation(GenericKubernetesResource object, String name) {
    var annotations = object.getMetadata().getAnnotations();
    return annotations == null ? "" : annotations.getOrDefault(name, "");
  }

  /** The JSON merge patch that turns one tree into the other; empty when they are equal. */
  public static ObjectNode difference(JsonNode before, JsonNode after) {
    var patch = JSON.objectNode();
    before.fieldNames().forEachRemaining(field -> removed(patch, field, after));
    after.properties().forEach(entry -> changed(patch, entry.getKey(), before, entry.getValue()));
    return patch;
  }

  private static void removed(ObjectNode patch, String field, JsonNode after) {
    if (!after.has(field)) {
      patch.putNull(field);
    }
  }

  private static void changed(ObjectNode patch, String field, JsonNode before, JsonNode value) {
    var old = before.path(field);
    if (old.isObject() && value.isObject()) {
      var inner = difference(old, value);
      if (!inner.isEmpty()) {
        patch.set(field, inner);
      }
    } else if (!same(old, value)) {
      patch.set(field, value);
    }
  }

  /** Equality that does not mind whether a number was read as an int or made as a long. */
  public static boolean same(JsonNode one, JsonNode other) {
    return one.equals(Trees::compareLeaves, other);
  }

  private static int compareLeaves(JsonNode one, JsonNode other) {
    var numbers = one.isIntegralNumber() && other.isIntegralNumber();
    return (numbers ? one.longValue() == other.longValue() : one.equals(other)) ? 0 : 1;
  }

  public static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A digest in hex: the same text always gives the same revision. */
  public static String digest(String algorithm, String text) {
    try {
      var bytes =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
