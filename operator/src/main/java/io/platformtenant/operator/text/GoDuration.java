package io.platformtenant.operator.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go reads them, {@code 90s} or {@code 1h30m} (go, time/format.go, ParseDuration). */
public final class GoDuration {
  private static final Pattern PART = Pattern.compile("([0-9]*)(?:\\.([0-9]*))?([^0-9.]+)");
  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(63);
  private static final Map<String, Long> NANOSECONDS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "\u00b5s", 1_000L,
          "\u03bcs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private GoDuration() {}

  /** What is wrong with a duration, if anything. */
  public static Optional<String> problemIn(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String rest = signed ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Optional.empty();
    }
    if (rest.isEmpty()) {
      return Optional.of("is empty; write a number and a unit such as 30m or 1h30m");
    }
    BigInteger sum = BigInteger.ZERO;
    Matcher part = PART.matcher(rest);
    int at = 0;
    while (at < rest.length()) {
      if (!part.find(at) || part.start() != at || !isNumber(part)) {
        return Optional.of("is no duration; write a number and a unit such as 30m or 1h30m");
      }
      Long unit = NANOSECONDS.get(part.group(3));
      if (unit == null) {
        return Optional.of("has no unit Go knows; write ns, us, ms, s, m or h");
      }
      sum = sum.add(nanoseconds(part, unit));
      at = part.end();
    }
    BigInteger most = text.startsWith("-") ? LIMIT : LIMIT.subtract(BigInteger.ONE);
    return sum.compareTo(most) > 0 ? Optional.of("is longer than 292 years") : Optional.empty();
  }

  /** The length of a duration that has no sign and no problem. */
  static Duration of(String text) {
    BigInteger sum = BigInteger.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      sum = sum.add(nanoseconds(part, NANOSECONDS.get(part.group(3))));
    }
    BigInteger[] parts = sum.divideAndRemainder(BigInteger.valueOf(1_000_000_000L));
    return Duration.ofSeconds(parts[0].longValue(), parts[1].longValue());
  }

  private static boolean isNumber(Matcher part) {
    return !part.group(1).isEmpty() || (part.group(2) != null && !part.group(2).isEmpty());
  }

  private static BigInteger nanoseconds(Matcher part, long unit) {
    String whole = part.group(1).isEmpty() ? "0" : part.group(1);
    String fraction = part.group(2) == null || part.group(2).isEmpty() ? "0" : part.group(2);
    return new BigDecimal(whole + "." + fraction).multiply(BigDecimal.valueOf(unit)).toBigInteger();
  }
}
