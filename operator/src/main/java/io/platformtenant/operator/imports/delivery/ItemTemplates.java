package io.platformtenant.operator.imports.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a template of an ApplicationSet says of its items, in the placeholders of contracts: those
 * of both ways in which Argo CD writes templates, and those that the operator writes itself.
 */
final class ItemTemplates {
  /** What is asked for a check that contracts make by themselves. */
  private static final Pattern CHECKED =
      Pattern.compile(
          "\\{\\{\\$v := (?<value>[^{}]+)}}\\{\\{if and .*?}}\\{\\{\\$v}}\\{\\{else}}\\{\\{fail .*?}}\\{\\{end}}");

  private static final Pattern LABEL =
      Pattern.compile(
          "\\{\\{if regexMatch \"[^\"]*\" (?<value>.+?)}}\\{\\{\\k<value>}}\\{\\{else}}\\{\\{fail .*?}}\\{\\{end}}");

  private static final Pattern JOINED =
      Pattern.compile(
          "\\(printf \"%s(-%s)*\" (?<parts>\\(index [.]path[.]segments [0-9]\\)( \\(index [.]path[.]segments [0-9]\\))*)\\)");

  private static final Pattern EXPRESSION = Pattern.compile("\\{\\{\\s*(?<value>[^{}]+?)\\s*}}");
  private static final Pattern SEGMENT =
      Pattern.compile("\\(?index [.]path[.]segments (?<n>[0-9])\\)?|path\\[(?<m>[0-9])]");
  private static final Pattern KEY =
      Pattern.compile(
          "[.]?(values[.])?(?<key>[A-Za-z0-9_]+)|index [.](values|) ?\"(?<named>[A-Za-z0-9_]+)\"");

  /** What both ways of writing templates call the folder of an item, or its file's. */
  private static final Map<String, String> FOLDERS =
      Map.of(
          ".path.basename", "{item}",
          "path.basename", "{item}",
          ".path.basenameNormalized", "{item}",
          "path.basenameNormalized", "{item}",
          ".path.path", "{path}",
          "path", "{path}");

  private static final String BRACES = "{{\"{{\"}}";
  private static final String HELD = "\u0000";

  private String itemFrom = "";

  /** What an item is made of, where a text that was read says so; else "". */
  String itemFrom() {
    return itemFrom;
  }

  /** The same with placeholders; what has none keeps its braces. */
  JsonNode of(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode said = object.objectNode();
        object.properties().forEach(f -> said.set(text(f.getKey()), of(f.getValue())));
        yield said;
      }
      case ArrayNode list -> {
        ArrayNode said = list.arrayNode();
        list.forEach(item -> said.add(of(item)));
        yield said;
      }
      case TextNode text -> new TextNode(text(text.textValue()));
      default -> node;
    };
  }

  /** Whether a template is left that no placeholder says. */
  static boolean isLeft(JsonNode node) {
    return node.toString().contains("{{");
  }

  private String text(String said) {
    String plain = LABEL.matcher(said.replace(BRACES, HELD)).replaceAll("{{${value}}}");
    plain = CHECKED.matcher(plain).replaceAll("{{${value}}}");
    plain = EXPRESSION.matcher(plain).replaceAll(m -> Matcher.quoteReplacement(placeholder(m)));
    return plain.replace(HELD, "{{");
  }

  private String placeholder(MatchResult expression) {
    String value = expression.group("value");
    if (FOLDERS.containsKey(value)) {
      return FOLDERS.get(value);
    }
    Matcher joined = JOINED.matcher(value);
    if (joined.matches()) {
      itemFrom =
          SEGMENT.matcher(joined.group("parts")).replaceAll("{segment.${n}}").replace(" ", "-");
      return "{item}";
    }
    Matcher segment = SEGMENT.matcher(value);
    if (segment.matches()) {
      return "{segment."
          + (segment.group("n") == null ? segment.group("m") : segment.group("n"))
          + "}";
    }
    Matcher key = KEY.matcher(value);
    return key.matches()
        ? "{item." + (key.group("key") == null ? key.group("named") : key.group("key")) + "}"
        : expression.group();
  }
}
