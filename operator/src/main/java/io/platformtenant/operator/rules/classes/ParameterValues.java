package io.platformtenant.operator.rules.classes;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.platformtenant.api.v1alpha1.Parameter;
import io.platformtenant.api.v1alpha1.ParameterType;
import io.platformtenant.operator.text.Scalars;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a value is one that a parameter can have. */
final class ParameterValues {
  private ParameterValues() {}

  /** What is wrong with a value, if anything. */
  static Optional<String> problemIn(Parameter parameter, String value) {
    return typeProblem(typeOf(parameter), value)
        .or(() -> patternProblem(parameter, value))
        .or(() -> choiceProblem(parameter, value));
  }

  /** What is wrong with a pattern, if anything. RE2 knows no look-around and no back-reference. */
  static Optional<String> problemInPattern(String pattern) {
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(e.getDescription());
    }
  }

  static Optional<String> typeProblem(ParameterType type, String value) {
    return switch (type) {
      case Integer -> unless(Scalars.isInteger(value), "is no whole number such as 3");
      case Boolean -> unless(Scalars.isBoolean(value), "is neither true nor false");
      case Quantity -> unless(Scalars.isQuantity(value), "is no quantity such as 500m or 2Gi");
      case String ->
          Scalars.problemIn(value)
              .map(
                  problem ->
                      Scalars.isQuantity(value)
                          ? problem + "; declare the parameter as Integer or Quantity"
                          : problem);
    };
  }

  static ParameterType typeOf(Parameter parameter) {
    return parameter.type() == null ? ParameterType.String : parameter.type();
  }

  private static Optional<String> patternProblem(Parameter parameter, String value) {
    String pattern = parameter.pattern();
    return pattern == null
            || problemInPattern(pattern).isPresent()
            || Pattern.compile(pattern).matcher(value).matches()
        ? Optional.empty()
        : Optional.of("does not match " + pattern);
  }

  private static Optional<String> choiceProblem(Parameter parameter, String value) {
    return parameter.values().isEmpty() || parameter.values().contains(value)
        ? Optional.empty()
        : Optional.of(
            "is none of "
                + parameter.values().stream()
                    .map(v -> "\"" + v + "\"")
                    .collect(Collectors.joining(", ")));
  }

  private static Optional<String> unless(boolean fine, String problem) {
    return fine ? Optional.empty() : Optional.of(problem);
  }
}
