package io.platformtenant.operator.text;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Go durations as Flux takes them: numbers with the units ms, s, m and h. */
public final class Durations {
  private static final Pattern WHOLE = Pattern.compile("([0-9]+(\\.[0-9]+)?(ms|s|m|h))+");
  private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)");

  private Durations() {}

  /** What is wrong with a duration that must lie within bounds, both included; absent is fine. */
  public static Optional<String> outside(String text, String min, String max) {
    if (text == null) {
      return Optional.empty();
    }
    if (text.length() > 16 || !WHOLE.matcher(text).matches()) {
      return Optional.of("\"" + text + "\" is no duration such as 30s, 5m or 1h30m");
    }
    Duration value = parse(text);
    return value.compareTo(parse(min)) < 0 || value.compareTo(parse(max)) > 0
        ? Optional.of("\"" + text + "\" is not between " + min + " and " + max)
        : Optional.empty();
  }

  /** Whether both are durations and one is shorter than the other. */
  public static boolean isShorter(String text, String other) {
    return outside(text, "0s", other).isEmpty()
        && !parse(text).equals(parse(other))
        && WHOLE.matcher(other).matches();
  }

  private static Duration parse(String text) {
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      double millis =
          Double.parseDouble(part.group(1))
              * switch (part.group(2)) {
                case "ms" -> 1;
                case "s" -> 1_000;
                case "m" -> 60_000;
                default -> 3_600_000;
              };
      sum = sum.plusMillis((long) millis);
    }
    return sum;
  }
}
