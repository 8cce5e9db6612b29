package io.platformtenant.operator.contract.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A team's part taken apart into its items, in the order they are written in. */
final class PartItems {
  private PartItems() {}

  static Map<PartItem, JsonNode> of(TeamPart part) {
    Map<PartItem, JsonNode> items = new LinkedHashMap<>();
    for (List<String> place : TeamPart.places()) {
      part.at(place).ifPresent(value -> put(items, place, value));
    }
    return items;
  }

  private static void put(Map<PartItem, JsonNode> items, List<String> place, JsonNode value) {
    if (PartItem.isList(place)) {
      value.forEach(item -> items.put(new PartItem(place, item.path("name").asText()), item));
    } else {
      items.put(PartItem.whole(place), value);
    }
  }

  static TeamPart together(Map<PartItem, JsonNode> items) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    items.forEach((item, value) -> put(fields, item, value));
    return new TeamPart(fields);
  }

  private static void put(ObjectNode fields, PartItem item, JsonNode value) {
    ObjectNode at = fields;
    List<String> place = item.place();
    for (String name : place.subList(0, place.size() - 1)) {
      at = at.withObject("/" + name);
    }
    if (PartItem.isList(place)) {
      at.withArray(place.getLast()).add(value);
    } else {
      at.set(place.getLast(), value);
    }
  }
}
