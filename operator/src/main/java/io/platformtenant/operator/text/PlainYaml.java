package io.platformtenant.operator.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a text without quotes means in YAML 1.1, of which each reader reads a little else: anything
 * but a text where one of them takes it for something else.
 */
public enum PlainYaml {
  TEXT,
  NULL,
  TRUE,
  FALSE,
  NUMBER,
  DATE,
  /** A key that merges, a value that is the default, the end of a document. */
  SYNTAX;

  private static final Set<String> NULLS = Set.of("", "~", "null");
  private static final Set<String> TRUES = Set.of("y", "yes", "true", "on");
  private static final Set<String> FALSES = Set.of("n", "no", "false", "off");
  private static final Set<String> MARKS = Set.of("=", "<<", "---", "...");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "[-+]?(0[bB][01_]+|0[oO]?[0-7_]+|0[xX][0-9a-fA-F_]+"
              + "|[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?"
              + "|([0-9][0-9_]*(\\.[0-9_]*)?|\\.[0-9_]+)([eE][-+]?[0-9]+)?"
              + "|\\.([iI][nN][fF]|[nN][aA][nN]))");
  private static final Pattern DATES =
      Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt\\s].*)?", Pattern.DOTALL);

  public static PlainYaml of(String text) {
    PlainYaml word = word(text.toLowerCase(Locale.ROOT));
    if (word != TEXT) {
      return word;
    }
    if (MARKS.contains(text)) {
      return SYNTAX;
    }
    if (isNumber(text)) {
      return NUMBER;
    }
    return DATES.matcher(text).matches() ? DATE : TEXT;
  }

  /** As {@link #of} for words alone, as kubectl reads them: {@code yEs} is a text to it. */
  public static PlainYaml wordOfKubectl(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String upper = text.toUpperCase(Locale.ROOT);
    boolean isCased =
        text.equals(lower)
            || text.equals(upper)
            || text.equals(upper.charAt(0) + lower.substring(1));
    return isCased ? word(lower) : TEXT;
  }

  /** Go's reader drops every _ of what begins like a number (goyaml.v2, resolve.go). */
  private static boolean isNumber(String text) {
    return NUMBERS.matcher(text).matches()
        || (text.indexOf('_') > 0 && NUMBERS.matcher(text.replace("_", "")).matches());
  }

  private static PlainYaml word(String lower) {
    if (NULLS.contains(lower)) {
      return NULL;
    }
    if (TRUES.contains(lower)) {
      return TRUE;
    }
    return FALSES.contains(lower) ? FALSE : TEXT;
  }
}
