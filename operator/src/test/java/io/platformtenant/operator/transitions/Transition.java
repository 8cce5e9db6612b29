package io.platformtenant.operator.transitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.twins.Corpus;
import io.platformtenant.operator.twins.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** One field, and what is done with it. */
public record Transition(Field field, Change change) {

  /** All that the schema of a kind offers. */
  public static List<Transition> all(String kind) {
    return Field.all(kind).stream()
        .flatMap(
            field ->
                Arrays.stream(Change.values())
                    .filter(change -> change.isFor(field))
                    .map(change -> new Transition(field, change)))
        .toList();
  }

  /** An object after it; empty where it can not be done there or changes nothing. */
  Optional<ObjectNode> from(ObjectNode object, Random random) {
    if (field.in(object, new Random(0)).isEmpty()) {
      return Optional.empty();
    }
    ObjectNode changed = object.deepCopy();
    return field
        .in(changed, random)
        .filter(place -> isDone(place, random))
        .map(place -> changed)
        .filter(after -> !after.equals(object));
  }

  private boolean isDone(Place place, Random random) {
    return switch (change) {
      case ABSENT -> isRemoved(place);
      case LEAST -> isSet(place, Values.least(place));
      case LARGEST -> isSet(place, Values.largest(place));
      case OTHER -> isSet(place, Values.other(place, random));
      case ADDED -> isAdded(place, random);
      case REMOVED ->
          items(place).map(list -> list.remove(random.nextInt(list.size()))).isPresent();
      case REORDERED -> items(place).map(Transition::reversed).isPresent();
      case RENAMED -> isRenamed(place, random);
    };
  }

  private static boolean isRemoved(Place place) {
    if (place.value() == null) {
      return false;
    }
    place.remove();
    return true;
  }

  private static boolean isSet(Place place, Optional<JsonNode> value) {
    value.ifPresent(place::set);
    return value.isPresent();
  }

  private static Optional<ArrayNode> items(Place place) {
    return place.value() instanceof ArrayNode list && !list.isEmpty()
        ? Optional.of(list)
        : Optional.empty();
  }

  private static boolean isAdded(Place place, Random random) {
    if (place.value() == null) {
      place.set(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode());
    }
    if (!(place.value() instanceof ArrayNode list)) {
      // What a case wrote there that is wrong for just that.
      return false;
    }
    List<JsonNode> candidates =
        Stream.concat(
                Corpus.values(place.item(0)).stream(),
                items(place).stream().map(items -> items.get(0)))
            .toList();
    if (candidates.isEmpty()) {
      return false;
    }
    JsonNode item = candidates.get(random.nextInt(candidates.size())).deepCopy();
    list.insert(random.nextInt(list.size() + 1), item);
    if (item instanceof ObjectNode named && isTwice(list, named)) {
      named.put("name", named.path("name").asText() + "-2");
    }
    return true;
  }

  private static boolean isTwice(ArrayNode list, ObjectNode item) {
    return item.has("name")
        && list.findValuesAsText("name").stream()
                .filter(name -> name.equals(item.path("name").asText()))
                .count()
            > 1;
  }

  private static ArrayNode reversed(ArrayNode list) {
    List<JsonNode> items = new ArrayList<>();
    list.forEach(items::add);
    Collections.reverse(items);
    return list.removeAll().addAll(items);
  }

  private static boolean isRenamed(Place place, Random random) {
    return items(place)
        .map(list -> list.get(random.nextInt(list.size())))
        .filter(item -> item.path("name").isTextual())
        .map(item -> ((ObjectNode) item).put("name", item.path("name").asText() + "-x"))
        .isPresent();
  }

  @Override
  public String toString() {
    return field + " " + change;
  }
}
