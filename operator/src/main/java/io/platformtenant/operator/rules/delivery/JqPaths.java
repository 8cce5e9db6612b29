package io.platformtenant.operator.rules.delivery;

import io.platformtenant.api.v1alpha1.IgnoreDifference;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Expressions in jq, as far as they are paths. Argo CD evaluates them for each object in the
 * controller that all tenants share, and bounds the time of one and not its memory (argo-cd,
 * util/argo/normalizers/diff_normalizer.go). Steps one after the other lead to no more places than
 * an object has; alternatives between steps would double them each time, so they stand alone.
 */
final class JqPaths {
  private static final String TEXT = "\"([^\"\\\\]|\\\\[\"\\\\/bfnrtu])*\"";
  private static final String NUMBER = "-?[0-9]+([.][0-9]+)?";
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
  private static final String INDEX =
      "\\[\\s*(" + TEXT + "|-?[0-9]+|-?[0-9]+:|-?[0-9]*:-?[0-9]+)?\\s*\\]";
  private static final String PATH =
      group(
          "[.](%1$s|%2$s|%3$s)?[?]?([.](%1$s|%2$s)[?]?|[.]?%3$s[?]?)*"
              .formatted(NAME, TEXT, INDEX));

  /** A repetition in what is tested multiplies what the automaton holds. */
  private static final String TESTED = "\"([^\"\\\\{]|\\\\[\"\\\\/bfnrt])*\"";

  private static final String TEST =
      group(
          "(startswith|endswith|contains|has)\\(\\s*%1$s\\s*\\)|test\\(\\s*%2$s\\s*\\)|not"
              .formatted(TEXT, TESTED));
  private static final String LITERAL =
      group("(%1$s|%2$s|true|false|null)".formatted(TEXT, NUMBER));
  private static final String CONDITION =
      group(
          "(has\\(\\s*%1$s\\s*\\)|%2$s)(\\s*(==|!=|<=|>=|<|>)\\s*%3$s)?(\\s*[|]\\s*(%4$s)[?]?)*"
              .formatted(TEXT, PATH, LITERAL, TEST));
  private static final String SELECT =
      group("select\\(\\s*%1$s(\\s+(and|or)\\s+%1$s)*\\s*\\)[?]?".formatted(CONDITION));
  private static final Pattern PATHS =
      Pattern.compile(
          group(
              "\\s*(%1$s|%2$s)(\\s*[|]\\s*(%1$s|%2$s))*\\s*|\\s*%1$s(\\s*,\\s*%1$s)*\\s*"
                  .formatted(PATH, SELECT)));

  private JqPaths() {}

  static Stream<Breach> in(At<IgnoreDifference> said) {
    return said.items("jqPathExpressions", IgnoreDifference::jqPathExpressions)
        .flatMap(expression -> expression.is(problemIn(expression.value())));
  }

  static Optional<String> problemIn(String expression) {
    return PATHS.matcher(expression).matches()
        ? Optional.empty()
        : Optional.of("is no path of jq; paths may have [], ? and | select(.x == \"text\")");
  }

  private static String group(String pattern) {
    return "(" + pattern + ")";
  }
}
