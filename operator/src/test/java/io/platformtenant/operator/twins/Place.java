package io.platformtenant.operator.twins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a value stands in an object.
 *
 * @param in the map or list that holds it
 * @param key its key; in a list that of the list
 * @param index its index in a list, else -1
 * @param schema what the CRD says of it
 */
public record Place(JsonNode in, String key, int index, JsonNode schema) {

  /** All of the spec, itself included, and the name of the object. */
  public static List<Place> in(ObjectNode object, JsonNode schema) {
    List<Place> places = new ArrayList<>();
    collect(new Place(object.path("metadata"), "name", -1, schema.path("none")), places);
    collect(new Place(object, "spec", -1, schema.at("/properties/spec")), places);
    return places;
  }

  private static void collect(Place place, List<Place> places) {
    if (place.isItem() || place.in.has(place.key)) {
      places.add(place);
      JsonNode value = place.value();
      value.fieldNames().forEachRemaining(key -> collect(place.child(key), places));
      for (int i = 0; value.isArray() && i < value.size(); i++) {
        collect(place.item(i), places);
      }
    }
  }

  /** A field of the value, whether it is there or not. */
  public Place child(String name) {
    JsonNode properties = schema.path("properties");
    return new Place(
        value(),
        name,
        -1,
        properties.has(name) ? properties.get(name) : schema.path("additionalProperties"));
  }

  /** An item of the value, a list. */
  public Place item(int at) {
    return new Place(value(), key, at, schema.path("items"));
  }

  /** The same wherever the same may stand: sources of Flux are others than those of Argo CD. */
  public String sort() {
    List<String> fields = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(fields::add);
    return key + (isItem() ? "[]" : "") + schema.path("type").asText() + fields;
  }

  public boolean isItem() {
    return index >= 0;
  }

  /** Whether another place is this one, or right below it; two places can hold equal values. */
  @SuppressWarnings("ReferenceEquality")
  public boolean holds(Place other) {
    return other.in == value() || (other.in == in && other.key.equals(key) && other.index == index);
  }

  public JsonNode value() {
    return isItem() ? in.get(index) : in.get(key);
  }

  public void set(JsonNode value) {
    switch (in) {
      case ObjectNode map -> map.set(key, value);
      case ArrayNode list -> list.set(index, value);
      default -> throw new IllegalStateException(key);
    }
  }

  public void remove() {
    switch (in) {
      case ObjectNode map -> map.remove(key);
      case ArrayNode list -> list.remove(index);
      default -> throw new IllegalStateException(key);
    }
  }
}
