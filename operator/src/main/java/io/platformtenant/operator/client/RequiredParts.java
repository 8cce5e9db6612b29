package io.platformtenant.operator.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.generator.annotation.Required;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the records of the API can't be without. The API server sees to it by the CRD it has; by
 * another one it may be lacking.
 */
final class RequiredParts {
  private final Consumer<JsonPointer> lacking;
  private boolean changed;

  private RequiredParts(Consumer<JsonPointer> lacking) {
    this.lacking = lacking;
  }

  /**
   * Takes out of a tree every part that lacks what it must have; the tree itself stays.
   *
   * @param lacking told what is not there
   * @return whether anything was taken out
   */
  static boolean takeOutWhatLacksThem(JsonNode tree, Type type, Consumer<JsonPointer> lacking) {
    var parts = new RequiredParts(lacking);
    parts.isWhole(tree, type, JsonPointer.empty());
    return parts.changed;
  }

  private boolean isWhole(JsonNode tree, Type type, JsonPointer at) {
    if (type instanceof Class<?> record && record.isRecord()) {
      return isWhole((ObjectNode) tree, record, at);
    }
    if (type instanceof ParameterizedType of && of.getRawType().equals(List.class)) {
      items((ArrayNode) tree, of.getActualTypeArguments()[0], at);
    } else if (type instanceof ParameterizedType of && of.getRawType().equals(Map.class)) {
      entries((ObjectNode) tree, of.getActualTypeArguments()[1], at);
    }
    return true;
  }

  private boolean isWhole(ObjectNode tree, Class<?> record, JsonPointer at) {
    boolean whole = true;
    for (RecordComponent part : record.getRecordComponents()) {
      String name = nameOf(part);
      JsonPointer here = at.appendProperty(name);
      if (!isThere(tree.path(name), part.getGenericType(), here)) {
        tree.remove(name);
        whole &= !isRequired(part, here);
      }
    }
    return whole;
  }

  /** Whether there is anything left of a part. */
  private boolean isThere(JsonNode part, Type type, JsonPointer at) {
    return !part.isMissingNode() && !part.isNull() && isWholeOrTold(part, type, at);
  }

  private boolean isWholeOrTold(JsonNode part, Type type, JsonPointer at) {
    boolean whole = isWhole(part, type, at);
    changed |= !whole;
    return whole;
  }

  private boolean isRequired(RecordComponent part, JsonPointer at) {
    boolean required = annotation(part, Required.class) != null;
    if (required) {
      lacking.accept(at);
    }
    return required;
  }

  private void items(ArrayNode list, Type type, JsonPointer at) {
    for (int i = list.size() - 1; i >= 0; i--) {
      JsonPointer here = at.appendIndex(i);
      if (!isThere(list.get(i), type, here)) {
        tellBlank(list.get(i), here);
        list.remove(i);
        changed = true;
      }
    }
  }

  private void entries(ObjectNode map, Type type, JsonPointer at) {
    for (String key : map.properties().stream().map(Map.Entry::getKey).toList()) {
      JsonPointer here = at.appendProperty(key);
      if (!isThere(map.get(key), type, here)) {
        tellBlank(map.get(key), here);
        map.remove(key);
        changed = true;
      }
    }
  }

  private void tellBlank(JsonNode item, JsonPointer at) {
    if (item.isNull()) {
      lacking.accept(at);
    }
  }

  private static String nameOf(RecordComponent part) {
    JsonProperty named = annotation(part, JsonProperty.class);
    return named == null || named.value().isEmpty() ? part.getName() : named.value();
  }

  private static <A extends Annotation> A annotation(RecordComponent part, Class<A> type) {
    try {
      A onField = part.getDeclaringRecord().getDeclaredField(part.getName()).getAnnotation(type);
      return onField == null ? part.getAccessor().getAnnotation(type) : onField;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }
}
