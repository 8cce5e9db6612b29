package io.platformtenant.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.rules.SchemaRules;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Texts, numbers, and how many of something there are, against a structural schema. */
final class ScalarCheck {
  /** The API server's own engine of regular expressions, so that the same text matches. */
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private final List<Finding> findings;

  ScalarCheck(List<Finding> findings) {
    this.findings = findings;
  }

  void check(JsonNode value, JsonNode schema, FieldPath path) {
    choice(value, schema.path("enum"), path);
    if (value.isTextual()) {
      String text = value.asText();
      size(text.codePointCount(0, text.length()), schema, "Length", "characters", path);
      pattern(text, schema.path("pattern").asText(), path);
      format(text, schema.path("format").asText(), path);
    } else if (value.isNumber()) {
      range(value, schema, path);
    }
  }

  private void choice(JsonNode value, JsonNode choices, FieldPath path) {
    List<String> known = new ArrayList<>();
    choices.forEach(c -> known.add(c.asText()));
    if (!known.isEmpty() && !known.contains(value.asText())) {
      findings.add(
          SchemaRules.CHOICE.finding(
              path,
              "\""
                  + value.asText()
                  + "\" is not one of "
                  + String.join(", ", known)
                  + ForeignFields.meantByChoice(value.asText())
                      .map(meant -> "; leave it out: " + meant)
                      .orElse("")));
    }
  }

  private void pattern(String text, String pattern, FieldPath path) {
    if (!pattern.isEmpty()
        && !PATTERNS.computeIfAbsent(pattern, Pattern::compile).matcher(text).find()) {
      String wanted =
          PatternWords.of(pattern)
              .map(words -> " is not " + words)
              .orElse(" does not match " + pattern);
      findings.add(SchemaRules.FORMAT.finding(path, "\"" + text + "\"" + wanted));
    }
  }

  private void format(String text, String format, FieldPath path) {
    if (format.equals("date-time") && !isDateTime(text)) {
      findings.add(
          SchemaRules.FORMAT.finding(
              path, "\"" + text + "\" is no time such as 2026-01-31T12:00:00Z"));
    }
  }

  private static boolean isDateTime(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private void range(JsonNode value, JsonNode schema, FieldPath path) {
    double number = value.asDouble();
    if (schema.has("minimum") && number < schema.get("minimum").asDouble()) {
      findings.add(
          SchemaRules.RANGE.finding(
              path, value.asText() + " is less than " + number(schema.get("minimum"))));
    }
    if (schema.has("maximum") && number > schema.get("maximum").asDouble()) {
      findings.add(
          SchemaRules.RANGE.finding(
              path, value.asText() + " is more than " + number(schema.get("maximum"))));
    }
  }

  private static String number(JsonNode bound) {
    return bound.decimalValue().stripTrailingZeros().toPlainString();
  }

  /** The bounds {@code min<what>} and {@code max<what>}. */
  void size(int size, JsonNode schema, String what, String units, FieldPath path) {
    JsonNode least = schema.path("min" + what);
    JsonNode most = schema.path("max" + what);
    if (least.isNumber() && size < least.asInt()) {
      findings.add(
          SchemaRules.SIZE.finding(
              path, "has " + size + " " + units + ", at least " + least.asInt() + " are needed"));
    }
    if (most.isNumber() && size > most.asInt()) {
      findings.add(
          SchemaRules.SIZE.finding(
              path, "has " + size + " " + units + ", at most " + most.asInt() + " are allowed"));
    }
  }
}
