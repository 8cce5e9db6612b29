package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageEnvironment;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.Scalars;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Variables that a stage has filled in. */
public final class Variables {
  /** Those of the platform, wherever substitution is on. */
  static final Set<String> RESERVED = Set.of("tenant", "environment", "cluster", "namespace");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  private Variables() {}

  static Stream<Breach> names(String field, Stage stage) {
    return each(field, stage, variable -> nameProblem(variable.getKey()));
  }

  /** Numbers and truth values are wanted as such; other texts must stay texts. */
  static Stream<Breach> values(String field, Stage stage) {
    return each(
        field,
        stage,
        variable -> {
          String value = variable.getValue();
          return Scalars.isInteger(value) || Scalars.isBoolean(value)
              ? Optional.empty()
              : Scalars.problemIn(value).map(p -> quoted(variable.getKey(), value) + p);
        });
  }

  public static Optional<String> nameProblem(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.of("\"" + name + "\" is no name of a variable: letters, digits and _");
    }
    return RESERVED.contains(name)
        ? Optional.of("\"" + name + "\" is kept for the platform; choose another name")
        : Optional.empty();
  }

  private static String quoted(String name, String value) {
    return "value \"" + value + "\" of \"" + name + "\" ";
  }

  private static Stream<Breach> each(
      String field, Stage stage, Function<Map.Entry<String, String>, Optional<String>> check) {
    return Stream.concat(
        in(field + ".substitute", stage.substitute(), check),
        IntStream.range(0, stage.environments().size())
            .boxed()
            .flatMap(
                i -> {
                  StageEnvironment here = stage.environments().get(i);
                  String at = field + ".environments[" + i + "].substitute";
                  return in(at, here.substitute(), check);
                }));
  }

  private static Stream<Breach> in(
      String field,
      Map<String, String> variables,
      Function<Map.Entry<String, String>, Optional<String>> check) {
    return variables.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(v -> check.apply(v).map(p -> new Breach(field, p)).stream());
  }
}
