package io.platformtenant.operator.text;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Durations as Flux takes them: numbers with the units ms, s, m and h, of what {@link GoDuration}
 * can read.
 */
public final class Durations {
  private static final Pattern WHOLE = Pattern.compile("([0-9]+(\\.[0-9]+)?(ms|s|m|h))+");

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

  /** The length of a duration; nothing for what is none. */
  public static Duration of(String text) {
    return parse(text);
  }

  /** A duration in whole seconds; 0 for what is none. */
  public static long seconds(String text) {
    return parse(text).toSeconds();
  }

  private static Duration parse(String text) {
    return WHOLE.matcher(text).matches() ? GoDuration.of(text) : Duration.ZERO;
  }
}
