package io.platformtenant.operator.rules.argocd;

import java.util.Optional;

/**
 * Whether Argo CD's glob library would compile a pattern (gobwas/glob, syntax/lexer/lexer.go and
 * syntax/ast/parser.go). Only what stands in square brackets can be wrong; an unclosed brace is
 * taken. A NUL ends the pattern, except in the middle of a text: that is how the library reads.
 */
final class GobwasGlob {
  private static final int END = 0;
  private static final int UNREADABLE = 0xfffd;

  private final int[] text;
  private int at;
  private int braces;

  private GobwasGlob(String pattern) {
    this.text = pattern.codePoints().toArray();
  }

  /** What is wrong with a pattern, if anything. */
  static Optional<String> problemIn(String pattern) {
    try {
      return new GobwasGlob(pattern).compiles()
          ? Optional.empty()
          : Optional.of("has a range in square brackets that is not complete");
    } catch (Unreadable e) {
      return Optional.of("holds a character that can not be read");
    }
  }

  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable() {
      super(null, null, false, false);
    }
  }

  private boolean compiles() {
    while (true) {
      int from = at;
      int c = read();
      if (c == END) {
        return true;
      } else if (c == '[') {
        if (!range()) {
          return false;
        }
      } else if (c == '*') {
        if (peek() == '*') {
          read();
        }
      } else if (c == '{') {
        braces++;
      } else if (c == '}' && braces > 0) {
        braces--;
      } else if (c != '?' && !(c == ',' && braces > 0)) {
        at = from;
        literal(braces > 0 ? "?*[{}," : "?*[{");
      }
    }
  }

  private boolean range() {
    int c = read();
    if (c == '!') {
      c = read();
    }
    if (c == END) {
      return false;
    }
    if (peek() == '-') {
      read();
      int high = read();
      return high != END && read() == ']' && high >= c;
    }
    at--;
    return literal("]") > 0 && read() == ']';
  }

  /** Reads up to one of the breakers and returns how much that was. */
  private int literal(String breakers) {
    int length = 0;
    boolean escaped = false;
    while (true) {
      int from = at;
      int c = read();
      if (c == END) {
        return length;
      }
      if (!escaped && c == '\\') {
        escaped = true;
      } else if (!escaped && breakers.indexOf(c) >= 0) {
        at = from;
        return length;
      } else {
        escaped = false;
        length++;
      }
    }
  }

  private int read() {
    int c = peek();
    at = Math.min(at + 1, text.length);
    return c;
  }

  private int peek() {
    int c = at < text.length ? text[at] : END;
    if (c == UNREADABLE) {
      throw new Unreadable();
    }
    return c;
  }
}
