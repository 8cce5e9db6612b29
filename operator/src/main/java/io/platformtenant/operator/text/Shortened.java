package io.platformtenant.operator.text;

import java.nio.charset.StandardCharsets;

/**
 * Texts that have to fit. None is cut inside a character: a server would read back something else,
 * and what is compared with it would differ for ever.
 */
public final class Shortened {
  private static final String CUT = "…";

  private Shortened() {}

  /** At most this many characters. */
  public static String toLength(String text, int most) {
    return text.length() <= most ? text : upTo(text, most - CUT.length()) + CUT;
  }

  /** At most this many bytes of UTF-8. */
  public static String toBytes(String text, int most) {
    if (bytes(text) <= most) {
      return text;
    }
    int room = most - bytes(CUT);
    int end = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      room -= bytes(text.substring(end, next));
      if (room < 0) {
        break;
      }
      end = next;
    }
    return text.substring(0, end) + CUT;
  }

  private static String upTo(String text, int end) {
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
