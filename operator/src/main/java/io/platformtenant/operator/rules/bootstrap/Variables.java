package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageEnvironment;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.Phrase;
import io.platformtenant.operator.text.Scalars;
import io.platformtenant.operator.text.Texts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Variables that a stage has filled in. */
public final class Variables {
  /** Those of the platform, wherever substitution is on. */
  static final Set<String> RESERVED = Set.of("tenant", "environment", "cluster", "namespace");

  /** Nobody writes it but to put others between two of it. */
  private static final String QUOTE = "\"";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  private Variables() {}

  static Stream<Breach> names(At<Stage> stage) {
    return in(stage)
        .map(variable -> variable.map(Map.Entry::getKey))
        .flatMap(name -> name.tells(nameProblem(name.value())));
  }

  /**
   * Numbers and truth values are wanted as such; of other texts only the author of the files knows
   * where they stand, so that what YAML may make of them is told. Characters that can not be seen
   * are told of every text.
   */
  static Stream<Breach> values(At<Stage> stage) {
    return in(stage)
        .filter(variable -> !isPlain(variable.value().getValue()))
        .filter(variable -> !Texts.hasInvisible(variable.value().getValue()))
        .flatMap(Variables::misread);
  }

  private static Stream<Breach> misread(At<Map.Entry<String, String>> variable) {
    String name = variable.value().getKey();
    String value = variable.value().getValue();
    return Scalars.problemIn(value)
        .map(
            problem ->
                variable.says(
                    "value {} of {} {}{}",
                    value,
                    name,
                    new Phrase(problem),
                    new Phrase(wayOut(name, value))))
        .stream();
  }

  /** What Flux's own documents advise; between quotes nothing else must end them. */
  private static String wayOut(String name, String value) {
    // By what a file says itself, somebody wants that to stay.
    if (value.equals("${" + name + "}")) {
      return "; for a variable that a program fills in leave this one out, and write $"
          + value
          + " in the file";
    }
    return value.contains("\"") || value.contains("\\")
        ? ""
        : "; where it is a whole value, write ${quote}${"
            + name
            + "}${quote} there, with a variable \"quote\" of '\"'";
  }

  private static boolean isPlain(String value) {
    return Scalars.isInteger(value) || Scalars.isBoolean(value) || value.equals(QUOTE);
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
