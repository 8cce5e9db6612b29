package io.platformtenant.api.v1alpha1;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.platformtenant.api.schema.Bounds;
import java.util.List;
import java.util.Set;

/**
 * Adds to each description what the schema bounds, for {@code kubectl explain} shows no bounds. A
 * text that said them beside the annotations would be wrong one day.
 */
final class BoundsInWords {
  private static final Set<String> DURATIONS = Set.of(Bounds.DURATION, Bounds.SHORT_DURATION);

  private BoundsInWords() {}

  static void add(JSONSchemaProps schema) {
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(BoundsInWords::describe);
    }
    if (schema.getItems() != null) {
      add(schema.getItems().getSchema());
    }
  }

  private static void describe(JSONSchemaProps property) {
    String bound = of(property);
    if (property.getDescription() != null && !bound.isEmpty()) {
      property.setDescription(property.getDescription() + " " + bound + ".");
    }
    add(property);
  }

  private static String of(JSONSchemaProps property) {
    return switch (property.getType()) {
      case "array" -> list(property);
      case "object" -> map(property);
      case "string" -> text(property);
      case "integer" -> number(property);
      case null, default -> "";
    };
  }

  private static String list(JSONSchemaProps list) {
    String items = between(list.getMinItems(), list.getMaxItems(), "items");
    List<String> keys = list.getXKubernetesListMapKeys();
    if (keys != null && !keys.isEmpty()) {
      return with(items, "told apart by " + keys.getFirst());
    }
    String each = text(list.getItems().getSchema());
    return each.isEmpty() ? items : with(items, "each " + lower(each));
  }

  private static String map(JSONSchemaProps map) {
    String entries = between(map.getMinProperties(), map.getMaxProperties(), "entries");
    String values = map.getAdditionalProperties() == null ? "" : valuesOf(map);
    return values.isEmpty() ? entries : with(entries, "values of " + lower(values));
  }

  private static String valuesOf(JSONSchemaProps map) {
    JSONSchemaProps value = map.getAdditionalProperties().getSchema();
    return between(value.getMinLength(), value.getMaxLength(), "characters");
  }

  private static String text(JSONSchemaProps text) {
    if (DURATIONS.contains(String.valueOf(text.getPattern()))) {
      return "";
    }
    String length = between(text.getMinLength(), text.getMaxLength(), "characters");
    return switch (String.valueOf(text.getPattern())) {
      case Bounds.DNS_LABEL -> "A DNS label of " + lower(length);
      case Bounds.ONE_LINE -> "One line of " + lower(length);
      default -> length;
    };
  }

  private static String number(JSONSchemaProps number) {
    return number.getMinimum() == null || number.getMaximum() == null
        ? ""
        : number.getMinimum().longValue() + " to " + number.getMaximum().longValue();
  }

  /** That there is one at all goes without saying. */
  private static String between(Long least, Long most, String what) {
    if (most == null) {
      return "";
    }
    if (most.equals(least)) {
      return most + " " + what;
    }
    boolean saysMore = least != null && (least > 1 || !what.equals("characters"));
    return saysMore ? least + " to " + most + " " + what : "At most " + most + " " + what;
  }

  private static String with(String bound, String more) {
    return bound.isEmpty() ? "" : bound + ", " + more;
  }

  private static String lower(String text) {
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
