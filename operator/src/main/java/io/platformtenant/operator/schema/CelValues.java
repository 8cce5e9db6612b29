package io.platformtenant.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.NullValue;
import io.platformtenant.operator.text.CelWords;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * JSON as CEL rules of a CRD see it (kubernetes, apiserver/pkg/cel, Escape and UnstructuredToVal).
 */
final class CelValues {
  private CelValues() {}

  /** The name by which a rule reaches a field. */
  static String identifier(String field) {
    return CelWords.RESERVED.contains(field)
        ? "__" + field + "__"
        : field
            .replace("__", "__underscores__")
            .replace(".", "__dot__")
            .replace("-", "__dash__")
            .replace("/", "__slash__");
  }

  static Object leaf(JsonNode value, JsonNode schema) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> value.booleanValue();
      case NUMBER ->
          value.isIntegralNumber() && !schema.path("type").asText().equals("number")
              ? (Object) value.longValue()
              : value.doubleValue();
      case NULL, MISSING -> NullValue.NULL_VALUE;
      default ->
          schema.path("format").asText().equals("date-time")
              ? time(value.asText())
              : value.asText();
    };
  }

  private static Object time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return text;
    }
  }
}
