package io.platformtenant.operator.imports.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.platformtenant.operator.text.Placeholders;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the Applications of a set have in common, in the placeholders of contracts.
 *
 * @param template metadata and spec of an Application
 * @param itemFrom what an item is made of; "" where it is the name of a folder or an element
 * @param itemKey of the elements of a list: the text that is the name of one; "" for other sets
 */
public record SetTemplate(JsonNode template, String itemFrom, String itemKey) {
  private static final Pattern KEY = Pattern.compile("\\{item[.](" + Placeholders.ITEM_KEY + ")}");

  /**
   * @param set the body of an ApplicationSet
   */
  public static SetTemplate of(JsonNode set) {
    var items = new ItemTemplates();
    JsonNode template = items.of(set.at("/spec/template"));
    JsonNode generators = set.at("/spec/generators");
    boolean isList = generators.size() == 1 && generators.get(0).path("list").isObject();
    Matcher keys = KEY.matcher(template.path("metadata").path("name").asText(""));
    // Of elements of a list one text is their name: that which their Applications are called by.
    String key = isList && keys.find() ? keys.group(1) : "";
    return new SetTemplate(withItem(template, key), items.itemFrom(), key);
  }

  /** How its Applications are called. */
  String called() {
    return template.path("metadata").path("name").asText("");
  }

  private static JsonNode withItem(JsonNode node, String key) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode said = object.objectNode();
        object.properties().forEach(f -> said.set(f.getKey(), withItem(f.getValue(), key)));
        yield said;
      }
      case ArrayNode list -> {
        ArrayNode said = list.arrayNode();
        list.forEach(item -> said.add(withItem(item, key)));
        yield said;
      }
      case TextNode text -> new TextNode(withItem(text.textValue(), key));
      default -> node;
    };
  }

  private static String withItem(String text, String key) {
    return key.isEmpty() ? text : text.replace("{item." + key + "}", "{item}");
  }
}
