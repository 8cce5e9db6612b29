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
import java.util.stream.Stream;

/**
 * What the records of the API can't be without. The API server sees to it by the CRD it has; by
 * another one it may be lacking.
 */
final class RequiredParts {
  /** Every object that comes is looked through, and a record says the same of itself each time. */
  private static final ClassValue<List<Part>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> record) {
          return Stream.of(record.getRecordComponents()).map(Part::of).toList();
        }
      };

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
    for (Part part : PARTS.get(record)) {
      JsonPointer here = at.appendProperty(part.name());
      if (!isThere(tree.path(part.name()), part.type(), here)) {
        tree.remove(part.name());
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

  private boolean isRequired(Part part, JsonPointer at) {
    if (part.required()) {
      lacking.accept(at);
    }
    return part.required();
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

  /** What a record says of one of its parts. */
  private record Part(String name, Type type, boolean required) {
    static Part of(RecordComponent part) {
      JsonProperty named = annotation(part, JsonProperty.class);
      return new Part(
          named == null || named.value().isEmpty() ? part.getName() : named.value(),
          part.getGenericType(),
          annotation(part, Required.class) != null);
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
}
