package io.platformtenant.operator.cli;

import java.util.Locale;

/** Texts of others, as a terminal may have them. */
public final class Printable {
  private Printable() {}

  /** What could move a cursor or change a colour is shown, not done. */
  public static String of(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c)
                  || Character.getType(c) == Character.FORMAT
                  || Character.getType(c) == Character.LINE_SEPARATOR
                  || Character.getType(c) == Character.PARAGRAPH_SEPARATOR) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }
}
