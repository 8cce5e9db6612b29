package io.platformtenant.operator.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that can be set.
 *
 * @param name as an option has it, without dashes: {@code log-level}
 * @param builtIn what it is where nobody says anything; empty for nothing
 * @param means a sentence for help and documents
 * @param chartValue where the chart's values have it, with dots; empty for what the chart knows
 */
public record Setting<T>(
    String name, Reading<T> reading, String builtIn, String means, Optional<String> chartValue) {
  private static final Pattern DASH = Pattern.compile("-([a-z])");

  static <T> Setting<T> of(String name, Reading<T> reading, String builtIn, String means) {
    return new Setting<>(name, reading, builtIn, means, Optional.empty());
  }

  Setting<T> inChart(String value) {
    return new Setting<>(name, reading, builtIn, means, Optional.of(value));
  }

  /** On the command line. */
  public String option() {
    return "--" + name;
  }

  /** In the environment. */
  public String variable() {
    return "PLATFORMTENANT_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** In a file. */
  public String key() {
    return DASH.matcher(name).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
  }

  /** The only values there are, where they are few. */
  public List<String> choices() {
    return reading instanceof Reading.Choice choice ? choice.values() : List.of();
  }
}
