package io.platformtenant.operator.text;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Ranges of versions, as Argo CD reads them in a revision: of charts, of tags in Git (argo-cd,
 * util/versions/tags.go; Masterminds semver, constraints.go).
 */
public final class VersionRanges {
  private static final String PART = "([0-9]+|[xX*])";
  private static final String NAME = "[0-9A-Za-z.-]+";
  private static final String BOUND =
      "(!=|=[<>]?|[<>]=?|~>|[~^])?v?"
          + (PART + "([.]" + PART + "){0,2}")
          + ("(-" + NAME + ")?([+]" + NAME + ")?");

  /**
   * Bounds with a comma between, and alternatives with two bars, without spaces: no revision has
   * any. Without backslashes, as it stands in Go templates too.
   */
  public static final String RANGE = BOUND + "((,|[|][|])" + BOUND + ")*";

  private static final Pattern WHOLE = Pattern.compile(RANGE);

  /** The same with spaces between, which Argo CD takes. */
  private static final Pattern SPACED = Pattern.compile("[<>=~^!]+ *[0-9][^ ]*( +[<>=~^!]+[^ ]+)+");

  private static final Pattern SPACES = Pattern.compile(" +");

  private VersionRanges() {}

  public static boolean isRange(String text) {
    return WHOLE.matcher(text).matches() && !text.contains("..");
  }

  /** What is wrong with a range that is written with spaces, and how to write it. */
  public static Optional<String> problemIn(String text) {
    return SPACED.matcher(text).matches()
        ? Optional.of(
            "has spaces; between bounds of versions write a comma: \""
                + SPACES.matcher(text).replaceAll(",")
                + "\"")
        : Optional.empty();
  }
}
