package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageEnvironment;
import io.platformtenant.operator.contract.StageOrder;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.Durations;
import io.platformtenant.operator.text.Placeholders;
import io.platformtenant.operator.text.Texts;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Stages of tenants and classes alike. */
public final class StageRules {
  private StageRules() {}

  public static Stream<Breach> sources(Bootstrap bootstrap) {
    return sources(bootstrap, name -> true);
  }

  /**
   * @param which names of sources that must be in the list
   */
  public static Stream<Breach> sources(Bootstrap bootstrap, Predicate<String> which) {
    return each(
        bootstrap,
        (field, stage) ->
            sourcesOf(field, stage)
                .filter(said -> which.test(said.text()))
                .filter(said -> bootstrap.sources().stream().noneMatch(said::isNamed))
                .map(
                    said ->
                        new Breach(
                            said.field(),
                            "stage \""
                                + stage.name()
                                + "\" names source \""
                                + said.text()
                                + "\", which bootstrap.sources does not have")));
  }

  /** The sources a stage names, those of its environments included. */
  public static Stream<Said> sourcesOf(String field, Stage stage) {
    return Stream.concat(
        Stream.of(new Said(field + ".source", stage.source())),
        inEnvironments(field, stage, StageEnvironment::source, ".source"));
  }

  /** The paths a stage names, those of its environments included. */
  public static Stream<Said> pathsOf(String field, Stage stage) {
    return Stream.concat(
        Stream.ofNullable(stage.path()).map(path -> new Said(field + ".path", path)),
        inEnvironments(field, stage, StageEnvironment::path, ".path"));
  }

  /** The Secrets and ConfigMaps a stage names. */
  public static Stream<Said> referencesOf(String field, Stage stage) {
    return Stream.concat(
        stage.substituteFrom().stream()
            .map(from -> new Said(field + ".substituteFrom", from.name())),
        Stream.ofNullable(stage.decryption())
            .flatMap(decryption -> Stream.ofNullable(decryption.secretRef()))
            .map(secret -> new Said(field + ".decryption.secretRef", secret.name())));
  }

  private static Stream<Said> inEnvironments(
      String field, Stage stage, Function<StageEnvironment, String> what, String name) {
    return IntStream.range(0, stage.environments().size())
        .boxed()
        .flatMap(
            i ->
                Stream.ofNullable(what.apply(stage.environments().get(i)))
                    .map(text -> new Said(field + ".environments[" + i + "]" + name, text)));
  }

  /** Something somebody wrote, and where. */
  public record Said(String field, String text) {
    private boolean isNamed(Source source) {
      return source.name().equals(text);
    }
  }

  public static Stream<Breach> dependencies(Bootstrap bootstrap) {
    return each(
        bootstrap,
        (field, stage) -> {
          if (StageOrder.waitsForNoOther(stage)) {
            return Stream.empty();
          }
          return stage.dependsOn().stream()
              .filter(name -> find(bootstrap, name).isEmpty() || name.equals(stage.name()))
              .map(
                  name ->
                      new Breach(
                          field + ".dependsOn",
                          "stage \""
                              + stage.name()
                              + "\" waits for \""
                              + name
                              + "\", which is no other stage of the same list"));
        });
  }

  public static Stream<Breach> cycles(Bootstrap bootstrap) {
    return each(
        bootstrap,
        (field, stage) ->
            StageOrder.isInCycle(stage, s -> StageOrder.inList(s, bootstrap.stages()))
                ? Stream.of(
                    new Breach(
                        field + ".dependsOn",
                        "stage \""
                            + stage.name()
                            + "\" waits for itself through its dependencies; break the circle"))
                : Stream.empty());
  }

  public static Stream<Breach> paths(Bootstrap bootstrap) {
    return each(
        bootstrap,
        (field, stage) ->
            pathsOf(field, stage)
                .flatMap(
                    said ->
                        problemInPath(said.text())
                            .map(
                                problem ->
                                    new Breach(said.field(), "\"" + said.text() + "\" " + problem))
                            .stream()));
  }

  public static Stream<Breach> times(Bootstrap bootstrap) {
    return Stream.concat(
        SourceRules.each(
            bootstrap,
            (field, source) ->
                Durations.outside(source.interval(), "1m", "24h")
                    .map(problem -> new Breach(field + ".interval", problem))
                    .stream()),
        each(
            bootstrap,
            (field, stage) ->
                Stream.of(
                        Durations.outside(stage.interval(), "1m", "24h")
                            .map(problem -> new Breach(field + ".interval", problem)),
                        Durations.outside(stage.timeout(), "30s", "15m")
                            .map(problem -> new Breach(field + ".timeout", problem)),
                        Durations.outside(stage.retryInterval(), "10s", "24h")
                            .map(problem -> new Breach(field + ".retryInterval", problem)))
                    .flatMap(Optional::stream)));
  }

  /** What is wrong with a path that may hold placeholders, if anything. */
  public static Optional<String> problemInPath(String path) {
    return problemInPath(path, Placeholders::problemIn);
  }

  /** The same where other placeholders are known. */
  public static Optional<String> problemInPath(
      String path, Function<String, Optional<String>> problemInPlaceholders) {
    Optional<String> syntax = problemInPlaceholders.apply(path);
    if (syntax.isPresent()) {
      return syntax;
    }
    if (Texts.hasInvisible(path)) {
      return Optional.of("can not hold control characters");
    }
    return Texts.escapes(path)
        ? Optional.of("is relative to its source and can not leave it: no leading / and no ..")
        : Optional.empty();
  }

  public static Stream<Breach> each(
      Bootstrap bootstrap, BiFunction<String, Stage, Stream<Breach>> check) {
    return IntStream.range(0, bootstrap.stages().size())
        .boxed()
        .flatMap(i -> check.apply("spec.bootstrap.stages[" + i + "]", bootstrap.stages().get(i)));
  }

  /** In dependsOn the word has a meaning of its own. */
  static Stream<Breach> named(String field, Stage stage) {
    return stage.name().equals(StageOrder.NONE)
        ? Stream.of(
            new Breach(
                field + ".name", "none means no stage in dependsOn and can not be the name of one"))
        : Stream.empty();
  }

  private static Optional<Stage> find(Bootstrap bootstrap, String name) {
    return bootstrap.stages().stream().filter(s -> s.name().equals(name)).findFirst();
  }
}
