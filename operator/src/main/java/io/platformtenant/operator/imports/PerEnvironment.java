package io.platformtenant.operator.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Values that may be one value with {@code {environment}} in it. Only where the placeholder gives
 * back every one of them, and where there are several: of one alone nobody knows what it stands
 * for.
 */
public final class PerEnvironment {
  private static final String PLACEHOLDER = "{environment}";

  private PerEnvironment() {}

  /**
   * What all of them are; empty where they differ in more than the name of their environment.
   *
   * @param byEnvironment missing nodes included
   */
  public static Optional<JsonNode> common(SortedMap<String, JsonNode> byEnvironment) {
    return same(byEnvironment).or(() -> same(templates(byEnvironment)));
  }

  /** The value that all of them are. */
  public static Optional<JsonNode> same(SortedMap<String, JsonNode> byEnvironment) {
    JsonNode first = byEnvironment.firstEntry().getValue();
    return byEnvironment.values().stream().allMatch(first::equals)
        ? Optional.of(first)
        : Optional.empty();
  }

  private static SortedMap<String, JsonNode> templates(SortedMap<String, JsonNode> byEnvironment) {
    SortedMap<String, JsonNode> templates = new TreeMap<>();
    byEnvironment.forEach((name, value) -> templates.put(name, template(value, name)));
    return templates;
  }

  private static JsonNode template(JsonNode value, String environment) {
    return switch (value) {
      case TextNode text -> new TextNode(template(text.textValue(), environment));
      case ArrayNode list -> {
        ArrayNode templates = list.arrayNode();
        list.forEach(item -> templates.add(template(item, environment)));
        yield templates;
      }
      default -> value;
    };
  }

  /** Whole words only: prod is no part of product. */
  private static String template(String text, String environment) {
    return text.contains(PLACEHOLDER)
        ? text
        : Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(environment) + "(?![A-Za-z0-9])")
            .matcher(text)
            .replaceAll(PLACEHOLDER);
  }
}
