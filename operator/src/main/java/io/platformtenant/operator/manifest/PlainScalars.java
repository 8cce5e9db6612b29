package io.platformtenant.operator.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.platformtenant.operator.text.PlainYaml;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * What YAML without quotes means to kubectl and the API server: {@code yes} is no text there, and
 * neither is {@code 1e3} (sigs.k8s.io/yaml, goyaml.v2/resolve.go).
 */
final class PlainScalars {
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  private static final Pattern WHOLE =
      Pattern.compile("[-+]?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final int LONGEST_NUMBER = 400;

  private PlainScalars() {}

  static JsonNode read(String text) {
    var nodes = JsonNodeFactory.instance;
    return switch (PlainYaml.wordOfKubectl(text)) {
      case NULL -> nodes.nullNode();
      case TRUE -> nodes.booleanNode(true);
      case FALSE -> nodes.booleanNode(false);
      case TEXT, NUMBER, DATE, SYNTAX -> numberOrText(text);
    };
  }

  private static JsonNode numberOrText(String text) {
    var nodes = JsonNodeFactory.instance;
    if ("+-.0123456789".indexOf(text.charAt(0)) < 0 || text.length() > LONGEST_NUMBER) {
      return nodes.textNode(text);
    }
    if (NOT_FINITE.matcher(text).matches()) {
      return nodes.numberNode(Double.NaN);
    }
    String digits = text.replace("_", "");
    if (WHOLE.matcher(digits).matches()) {
      return whole(digits);
    }
    return FLOAT.matcher(digits).matches()
        ? nodes.numberNode(Double.parseDouble(digits))
        : nodes.textNode(text);
  }

  private static JsonNode whole(String digits) {
    boolean negative = digits.startsWith("-");
    String unsigned = digits.replaceFirst("^[-+]", "");
    BigInteger value =
        switch (unsigned.length() < 2 || unsigned.charAt(0) != '0' ? ' ' : unsigned.charAt(1)) {
          case ' ' -> new BigInteger(unsigned);
          case 'x', 'X' -> new BigInteger(unsigned.substring(2), 16);
          case 'b', 'B' -> new BigInteger(unsigned.substring(2), 2);
          case 'o', 'O' -> new BigInteger(unsigned.substring(2), 8);
          default -> new BigInteger(unsigned.substring(1), 8);
        };
    BigInteger signed = negative ? value.negate() : value;
    return signed.bitLength() < Long.SIZE
        ? JsonNodeFactory.instance.numberNode(signed.longValue())
        : JsonNodeFactory.instance.numberNode(signed.doubleValue());
  }
}
