package io.platformtenant.operator.injection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.rules.Rulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The tenant that gets a hostile text in one of its fields, and its class, which permits much. */
final class BaseTenant {
  static final PlatformTenantClass CLASS = read("class.yaml", PlatformTenantClass.class);
  static final JudgedClass JUDGED = Rulebook.judge(CLASS);
  private static final JsonNode TREE = read("tenant.yaml", JsonNode.class);
  private static final String SOURCES = "/spec/bootstrap/sources/";
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
      keepOneSource(tree.withObject("/spec/bootstrap"), pointer);
      return tree;
    }
    keepOne(tree.withObject("/spec/delivery"), pointer);
    if (pointer.contains("/namespaces/0/labels/")
        || pointer.contains("/namespaces/0/annotations/")) {
      tree.withObject("/spec").remove(List.of("bootstrap", "delivery"));
    } else if (isParameter(pointer)) {
      tree.withObject("/spec").remove("delivery");
    } else if (!pointer.startsWith("/spec/environments/")) {
      tree.withObject("/spec").remove("bootstrap");
    }
    return tree;
  }

  private static boolean isParameter(String pointer) {
    return pointer.startsWith("/spec/parameters/")
        || (pointer.startsWith("/spec/environments/") && pointer.contains("/parameters/"));
  }

  /** The source that the field is in, or else the stage with its source. */
  private static void keepOneSource(ObjectNode bootstrap, String pointer) {
    boolean isInSource = pointer.startsWith(SOURCES);
    String kept = isInSource ? pointer.substring(0, SOURCES.length() + 1) : SOURCES + 0;
    bootstrap.withArray("sources").removeAll().add(TREE.at(kept).deepCopy());
    if (isInSource) {
      bootstrap.remove("stages");
    } else if (!pointer.contains("/healthCheckExprs/")) {
      // They are compiled each time.
      ((ObjectNode) bootstrap.withArray("stages").get(0)).remove("healthCheckExprs");
    }
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
