package io.platformtenant.operator.text;

import io.fabric8.kubernetes.api.model.Quantity;
import io.platformtenant.api.schema.Bounds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Quantities as the API server writes them: {@code 1000m} becomes {@code 1}. Planned in any other
 * spelling, an object would differ from itself for ever (apimachinery, pkg/api/resource
 * CanonicalizeBytes; kubernetes, pkg/apis/core/v1/defaults.go SetDefaults_ResourceList).
 */
public final class Quantities {
  private static final BigInteger KIBI = BigInteger.valueOf(1024);
  private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final List<String> DECIMAL = List.of("m", "", "k", "M", "G", "T", "P", "E");
  private static final String EXPONENT = "[eE][+-]?[0-9]+";

  private Quantities() {}

  public static Map<String, String> canonical(Map<String, Quantity> said) {
    Map<String, String> canonical = new TreeMap<>();
    said.forEach((resource, quantity) -> canonical.put(resource, canonical(quantity)));
    return canonical;
  }

  /** Rounded up to a thousandth, as every list of resources is. */
  public static String canonical(Quantity said) {
    BigDecimal value = value(said).setScale(3, RoundingMode.UP);
    if (value.signum() == 0) {
      return "0";
    }
    String format = said.getFormat();
    if (format.endsWith("i") && isWhole(value) && value.compareTo(new BigDecimal(KIBI)) >= 0) {
      return binary(value.toBigIntegerExact());
    }
    return decimal(value, format.matches(EXPONENT));
  }

  /** Whether it can be read at all. */
  public static boolean isQuantity(Quantity said) {
    return said.toString().matches(Bounds.QUANTITY);
  }

  /** The exact number; the client's own {@code getNumericalAmount} keeps 16 digits. */
  public static BigDecimal value(Quantity said) {
    BigDecimal amount = new BigDecimal(said.getAmount());
    String format = said.getFormat();
    if (format.matches(EXPONENT)) {
      return amount.scaleByPowerOfTen(Integer.parseInt(format.substring(1)));
    }
    if (BINARY.contains(format)) {
      return amount.multiply(new BigDecimal(KIBI.pow(BINARY.indexOf(format))));
    }
    int smaller = List.of("n", "u").indexOf(format);
    return smaller >= 0
        ? amount.scaleByPowerOfTen(-9 + 3 * smaller)
        : amount.scaleByPowerOfTen(3 * (DECIMAL.indexOf(format) - 1));
  }

  private static String binary(BigInteger value) {
    BigInteger rest = value;
    int power = 0;
    while (power < BINARY.size() - 1 && rest.mod(KIBI).signum() == 0) {
      rest = rest.divide(KIBI);
      power++;
    }
    return rest + BINARY.get(power);
  }

  private static String decimal(BigDecimal value, boolean exponent) {
    BigDecimal plain = value.stripTrailingZeros();
    int thousands = Math.floorDiv(-plain.scale(), 3);
    BigInteger number = plain.scaleByPowerOfTen(-3 * thousands).toBigIntegerExact();
    if (exponent) {
      return thousands == 0 ? number.toString() : number + "e" + 3 * thousands;
    }
    // Above the largest suffix the number itself grows.
    int power = Math.min(thousands, DECIMAL.size() - 2);
    return number.multiply(BigInteger.TEN.pow(3 * (thousands - power))) + DECIMAL.get(power + 1);
  }

  private static boolean isWhole(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0;
  }
}
