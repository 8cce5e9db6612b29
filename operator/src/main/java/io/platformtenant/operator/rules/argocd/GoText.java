package io.platformtenant.operator.rules.argocd;

import java.util.ArrayList;
import java.util.List;

/** Texts as Go's standard library sees them, where Java's differs. */
final class GoText {
  private GoText() {}

  /** Go's {@code unicode.IsSpace}: more than Java's {@code isWhitespace}, and less. */
  static boolean isSpace(int c) {
    return switch (c) {
      case '\t', '\n', 0x0b, '\f', '\r', 0x85 -> true;
      default ->
          Character.getType(c) == Character.SPACE_SEPARATOR
              || Character.getType(c) == Character.LINE_SEPARATOR
              || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    };
  }

  /** Go's {@code strings.TrimSpace}. */
  static String trimSpace(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Go's {@code strings.Trim(text, " ")}. */
  static String trimBlanks(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    return text.substring(from, to);
  }

  /** Go's {@code strings.Fields}. */
  static List<String> fields(String text) {
    List<String> fields = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean gap = i == text.length() || isSpace(text.charAt(i));
      if (gap && start >= 0) {
        fields.add(text.substring(start, i));
        start = -1;
      } else if (!gap && start < 0) {
        start = i;
      }
    }
    return fields;
  }

  /** Go's {@code strings.ToLower}: rune by rune, so never longer than before. */
  static String lower(String text) {
    var lower = new StringBuilder();
    text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }
}
