package io.platformtenant.engines.standins.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Renders the few Go templates the operator writes, on every text and key as Argo CD does. Any
 * other template fails: whether the operator's are what Argo CD understands is not for this class
 * to say.
 */
final class ArgoTemplate {

  private static final Pattern TEMPLATE =
      Pattern.compile(
          "(?<brace>\\{\\{\"\\{\\{\"\\}\\})"
              + "|\\{\\{if regexMatch \"(?<label>[^\"]+)\" [.a-z]+\\}\\}.*?\\{\\{end\\}\\}"
              + "|\\{\\{\\$v := index [.a-z]+ \"(?<key>\\w+)\"\\}\\}.*?\\{\\{end\\}\\}"
              + "|(?<item>\\{\\{\\.(name|path\\.basename)\\}\\})"
              + "|(?<unknown>\\{\\{)");

  private ArgoTemplate() {}

  /** One item of a generator. */
  record Item(String name, Map<String, String> values) {

    static Item of(JsonNode element) {
      Map<String, String> values = new HashMap<>();
      element
          .path("values")
          .properties()
          .forEach(v -> values.put(v.getKey(), v.getValue().asText()));
      return new Item(element.path("name").asText(), values);
    }
  }

  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message);
    }
  }

  static JsonNode render(JsonNode node, Item item) {
    return switch (node) {
      case ObjectNode object -> {
        var rendered = object.objectNode();
        object
            .properties()
            .forEach(f -> rendered.set(render(f.getKey(), item), render(f.getValue(), item)));
        yield rendered;
      }
      case ArrayNode array -> {
        var rendered = array.arrayNode();
        array.forEach(element -> rendered.add(render(element, item)));
        yield rendered;
      }
      case TextNode text -> new TextNode(render(text.textValue(), item));
      default -> node;
    };
  }

  private static String render(String text, Item item) {
    return TEMPLATE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(value(match, text, item)));
  }

  private static String value(MatchResult match, String text, Item item) {
    if (match.group("brace") != null) {
      return "{{";
    }
    if (match.group("item") != null) {
      return item.name();
    }
    if (match.group("label") != null) {
      if (!item.name().matches(match.group("label"))) {
        throw new Failed(
            "failed to execute go template "
                + text
                + ": error calling fail: item \""
                + item.name()
                + "\" is no DNS label");
      }
      return item.name();
    }
    var value = match.group("key") == null ? null : item.values().get(match.group("key"));
    if (value == null) {
      throw new Failed("failed to execute go template " + text);
    }
    return value;
  }
}
