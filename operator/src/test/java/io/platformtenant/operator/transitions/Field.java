package io.platformtenant.operator.transitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.twins.Corpus;
import io.platformtenant.operator.twins.Crds;
import io.platformtenant.operator.twins.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A field of a spec as the CRD has it, or what stands in a list or a map of it.
 *
 * @param steps the way to it: {@code []} is any item, {@code *} any key
 */
public record Field(String kind, List<String> steps, JsonNode schema) {
  private static final String ITEM = "[]";
  private static final String KEY = "*";

  public static List<Field> all(String kind) {
    List<Field> fields = new ArrayList<>();
    collect(new Field(kind, List.of(), Crds.schema(kind).at("/properties/spec")), fields);
    return List.copyOf(fields);
  }

  private static void collect(Field field, List<Field> fields) {
    if (!field.steps.isEmpty()) {
      fields.add(field);
    }
    JsonNode schema = field.schema;
    schema.path("properties").forEachEntry((name, s) -> collect(field.below(name, s), fields));
    if (schema.has("items")) {
      collect(field.below(ITEM, schema.path("items")), fields);
    }
    if (schema.path("additionalProperties").isObject()) {
      collect(field.below(KEY, schema.path("additionalProperties")), fields);
    }
  }

  private Field below(String step, JsonNode below) {
    return new Field(kind, Stream.concat(steps.stream(), Stream.of(step)).toList(), below);
  }

  /** Whether there is nothing below it. */
  boolean isLeaf() {
    return !isList() && !schema.has("properties") && !isMap();
  }

  boolean isList() {
    return schema.path("type").asText().equals("array");
  }

  private boolean isMap() {
    return schema.path("additionalProperties").isObject();
  }

  String name() {
    return steps.getLast();
  }

  /** Where it stands in an object, or may stand; empty where nothing is around it. */
  Optional<Place> in(ObjectNode object, Random random) {
    Optional<Place> here =
        Optional.of(new Place(object, "spec", -1, Crds.schema(kind).at("/properties/spec")));
    for (String step : steps) {
      here = here.filter(p -> p.value() != null).flatMap(p -> step(p, step, random));
    }
    return here;
  }

  /** Makes what is around it of what others have there; whether it is there now. */
  boolean isReached(ObjectNode object, Random random) {
    Place here = new Place(object, "spec", -1, Crds.schema(kind).at("/properties/spec"));
    for (String step : steps.subList(0, steps.size() - 1)) {
      Place next = next(here, step);
      if (next == null || !isThere(next, random)) {
        return false;
      }
      here = next;
    }
    return true;
  }

  private static Place next(Place at, String step) {
    JsonNode value = at.value();
    return switch (step) {
      case ITEM -> value.isArray() && !value.isEmpty() ? at.item(0) : null;
      case KEY -> value.isEmpty() ? null : at.child(value.fieldNames().next());
      default -> value.isObject() ? at.child(step) : null;
    };
  }

  private static boolean isThere(Place place, Random random) {
    if (holdsSomething(place.value())) {
      return true;
    }
    List<JsonNode> known = Corpus.values(place).stream().filter(Field::holdsSomething).toList();
    if (place.isItem()) {
      return false;
    }
    place.set(
        known.isEmpty()
            ? Values.any(place.schema())
            : known.get(random.nextInt(known.size())).deepCopy());
    return true;
  }

  private static boolean holdsSomething(JsonNode value) {
    return value != null && value.isContainerNode() && !value.isEmpty();
  }

  private static Optional<Place> step(Place at, String step, Random random) {
    JsonNode value = at.value();
    return switch (step) {
      case ITEM ->
          value.isArray() && !value.isEmpty()
              ? Optional.of(at.item(random.nextInt(value.size())))
              : Optional.empty();
      case KEY ->
          value.isObject() && !value.isEmpty()
              ? Optional.of(at.child(anyKey(value, random)))
              : Optional.empty();
      default -> value.isObject() ? Optional.of(at.child(step)) : Optional.empty();
    };
  }

  private static String anyKey(JsonNode map, Random random) {
    List<String> keys = new ArrayList<>();
    map.fieldNames().forEachRemaining(keys::add);
    return keys.get(random.nextInt(keys.size()));
  }

  @Override
  public String toString() {
    return kind + " spec." + String.join(".", steps).replace(".[]", "[]");
  }
}
