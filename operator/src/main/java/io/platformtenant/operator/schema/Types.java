package io.platformtenant.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** Types of values and of schemas. */
final class Types {
  private Types() {}

  static boolean matches(JsonNode value, JsonNode schema) {
    if (value.isNull()) {
      return schema.path("nullable").asBoolean();
    }
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return value.isIntegralNumber() || value.isTextual();
    }
    return switch (schema.path("type").asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "number" -> value.isNumber();
      case "integer" -> isWhole(value);
      default -> true;
    };
  }

  /** 3.0 is 3 on its way to the API server. */
  private static boolean isWhole(JsonNode value) {
    return value.isIntegralNumber()
        || (value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue()));
  }

  static String explain(JsonNode value, JsonNode schema) {
    String wanted =
        schema.path("x-kubernetes-int-or-string").asBoolean()
            ? "a text or a whole number"
            : article(schema.path("type").asText("value"));
    if (value.isNull()) {
      return "is empty and must be " + wanted + "; give it a value or take it out";
    }
    return "must be " + wanted + ", not " + named(value) + hint(value, schema);
  }

  /** A fraction where a text would do, as in cpu: 0.5, is what every CRD refuses. */
  private static String hint(JsonNode value, JsonNode schema) {
    boolean text =
        schema.path("type").asText().equals("string")
            || schema.path("x-kubernetes-int-or-string").asBoolean();
    if (!text) {
      return "";
    }
    if (value.isValueNode()) {
      return "; put it in quotes";
    }
    if (!value.has("path")) {
      return "";
    }
    return value.path("exclude").asBoolean()
        ? "; write its path alone, and under exclude what is to be left out"
        : "; write its path alone";
  }

  private static String named(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "a map";
      case ARRAY -> "a list";
      case STRING -> "the text \"" + value.asText() + "\"";
      case BOOLEAN -> "true or false, which YAML reads it as";
      default -> "the number " + value.asText();
    };
  }

  private static String article(String type) {
    return switch (type) {
      case "object" -> "a map";
      case "array" -> "a list";
      case "string" -> "a text";
      case "boolean" -> "true or false";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      default -> "a " + type;
    };
  }
}
