package io.platformtenant.operator.injection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.PlatformTenantClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The tenant that gets a hostile text in one of its fields, and its class, which permits much. */
final class BaseTenant {
  static final PlatformTenantClass CLASS = read("class.yaml", PlatformTenantClass.class);
  private static final JsonNode TREE = read("tenant.yaml", JsonNode.class);
  private static final List<String> DELIVERED = List.of("applications", "applicationSets");

  private BaseTenant() {}

  /**
   * The tenant without what a field has nothing to do with, since planning costs time. A name flows
   * everywhere, and keeps everything around it.
   */
  static JsonNode around(FieldPath field) {
    ObjectNode tree = TREE.deepCopy();
    String pointer = field.pointer();
    if (pointer.startsWith("/metadata/")) {
      return tree;
    }
    if (pointer.startsWith("/spec/bootstrap/")) {
      tree.withObject("/spec").remove("delivery");
      return tree;
    }
    if (!pointer.startsWith("/spec/environments/")) {
      tree.withObject("/spec").remove("bootstrap");
    }
    keepOne(tree.withObject("/spec/delivery"), pointer);
    return tree;
  }

  /** The application or the set that the field is in, or else the first application. */
  private static void keepOne(ObjectNode delivery, String pointer) {
    String kept =
        DELIVERED.stream()
            .map(list -> "/spec/delivery/" + list + "/")
            .filter(pointer::startsWith)
            .findFirst()
            .map(list -> pointer.substring(0, list.length() + 1))
            .orElse("/spec/delivery/applications/0");
    for (String list : DELIVERED) {
      ArrayNode items = delivery.withArray(list).removeAll();
      if (kept.startsWith("/spec/delivery/" + list + "/")) {
        items.add(TREE.at(kept).deepCopy());
      }
    }
  }

  private static <T> T read(String file, Class<T> type) {
    try (var in = BaseTenant.class.getResourceAsStream("/injection/" + file)) {
      return new YAMLMapper().readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
