package io.platformtenant.operator.text;

import java.util.regex.Pattern;

/** Words for people. */
public record Phrase(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{}");

  /**
   * A phrase with values where the template says {@code {}}: names and whatever else somebody wrote
   * stand in quotes; numbers and phrases stand as they are.
   *
   * @throws IllegalArgumentException when there are more or fewer values than places for them
   */
  public static Phrase of(String template, Object... values) {
    String[] parts = PLACE.split(template, -1);
    if (parts.length != values.length + 1) {
      throw new IllegalArgumentException(values.length + " values for: " + template);
    }
    var text = new StringBuilder(parts[0]);
    for (int i = 0; i < values.length; i++) {
      text.append(said(values[i])).append(parts[i + 1]);
    }
    return new Phrase(text.toString());
  }

  private static String said(Object value) {
    return value instanceof Phrase || value instanceof Number
        ? value.toString()
        : "\"" + value + "\"";
  }

  @Override
  public String toString() {
    return text;
  }
}
