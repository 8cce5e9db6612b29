package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageEnvironment;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.Phrase;
import io.platformtenant.operator.text.Scalars;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Variables that a stage has filled in. */
public final class Variables {
  /** Those of the platform, wherever substitution is on. */
  static final Set<String> RESERVED = Set.of("tenant", "environment", "cluster", "namespace");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  private Variables() {}

  static Stream<Breach> names(At<Stage> stage) {
    return in(stage)
        .map(variable -> variable.map(Map.Entry::getKey))
        .flatMap(name -> name.tells(nameProblem(name.value())));
  }

  /** Numbers and truth values are wanted as such; other texts must stay texts. */
  static Stream<Breach> values(At<Stage> stage) {
    return in(stage)
        .filter(variable -> !isPlain(variable.value().getValue()))
        .flatMap(
            variable ->
                Scalars.problemIn(variable.value().getValue())
                    .map(
                        problem ->
                            variable.says(
                                "value {} of {} {}",
                                variable.value().getValue(),
                                variable.value().getKey(),
                                new Phrase(problem)))
                    .stream());
  }

  private static boolean isPlain(String value) {
    return Scalars.isInteger(value) || Scalars.isBoolean(value);
  }

  /** The variables of a stage, those of its environments included. */
  static Stream<At<Map.Entry<String, String>>> in(At<Stage> stage) {
    return Stream.concat(
        stage.entries("substitute", Stage::substitute),
        StageRules.environments(stage)
            .flatMap(e -> e.entries("substitute", StageEnvironment::substitute)));
  }

  public static Optional<String> nameProblem(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.of("\"" + name + "\" is no name of a variable: letters, digits and _");
    }
    return RESERVED.contains(name)
        ? Optional.of("\"" + name + "\" is kept for the platform; choose another name")
        : Optional.empty();
  }
}
