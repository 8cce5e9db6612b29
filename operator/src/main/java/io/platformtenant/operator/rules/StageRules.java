package io.platformtenant.operator.rules;

import io.platformtenant.api.Bootstrap;
import io.platformtenant.api.Stage;
import io.platformtenant.api.StageScope;
import io.platformtenant.operator.model.Placeholders;
import io.platformtenant.operator.rules.Rule.Breach;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Stages of tenants and classes alike. */
final class StageRules {
  /** In dependsOn, alone: no other stage of the same list comes first. */
  static final String NONE = "none";

  private StageRules() {}

  static Stream<Breach> sources(Bootstrap bootstrap) {
    return each(
        bootstrap,
        (field, stage) ->
            bootstrap.sources().stream().anyMatch(s -> s.name().equals(stage.source()))
                ? Stream.empty()
                : Stream.of(
                    new Breach(
                        field + ".source",
                        "stage \""
                            + stage.name()
                            + "\" names source \""
                            + stage.source()
                            + "\", which bootstrap.sources does not have")));
  }

  static Stream<Breach> dependencies(Bootstrap bootstrap) {
    return each(
        bootstrap,
        (field, stage) -> {
          if (stage.dependsOn().equals(List.of(NONE))) {
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

  /** Flux never notices a circle, it waits for ever (kustomize-controller, checkDependencies). */
  static Stream<Breach> cycles(Bootstrap bootstrap) {
    return each(
        bootstrap,
        (field, stage) ->
            waitsForItself(bootstrap, stage)
                ? Stream.of(
                    new Breach(
                        field + ".dependsOn",
                        "stage \""
                            + stage.name()
                            + "\" waits for itself through its dependencies; break the circle"))
                : Stream.empty());
  }

  static Stream<Breach> paths(Bootstrap bootstrap) {
    return each(
        bootstrap,
        (field, stage) ->
            Optional.ofNullable(stage.path())
                .flatMap(StageRules::problemInPath)
                .map(problem -> new Breach(field + ".path", "\"" + stage.path() + "\" " + problem))
                .stream());
  }

  static Stream<Breach> times(Bootstrap bootstrap) {
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
  static Optional<String> problemInPath(String path) {
    Optional<String> syntax = Placeholders.problemIn(path);
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

  static Stream<Breach> each(Bootstrap bootstrap, BiFunction<String, Stage, Stream<Breach>> check) {
    return IntStream.range(0, bootstrap.stages().size())
        .boxed()
        .flatMap(i -> check.apply("spec.bootstrap.stages[" + i + "]", bootstrap.stages().get(i)));
  }

  private static Optional<Stage> find(Bootstrap bootstrap, String name) {
    return bootstrap.stages().stream().filter(s -> s.name().equals(name)).findFirst();
  }

  private static boolean waitsForItself(Bootstrap bootstrap, Stage stage) {
    Set<String> seen = new HashSet<>();
    var next = new ArrayDeque<>(before(bootstrap, stage));
    while (!next.isEmpty()) {
      String name = next.pop();
      if (name.equals(stage.name())) {
        return true;
      }
      if (seen.add(name)) {
        find(bootstrap, name).ifPresent(s -> next.addAll(before(bootstrap, s)));
      }
    }
    return false;
  }

  private static List<String> before(Bootstrap bootstrap, Stage stage) {
    if (stage.dependsOn().equals(List.of(NONE))) {
      return List.of();
    }
    if (!stage.dependsOn().isEmpty()) {
      return stage.dependsOn();
    }
    // What is rendered once and what comes in environments are two lists in one.
    List<Stage> own =
        bootstrap.stages().stream().filter(s -> isOnce(s) == isOnce(stage)).toList();
    int index = own.indexOf(stage);
    return index > 0 ? List.of(own.get(index - 1).name()) : List.of();
  }

  static boolean isOnce(Stage stage) {
    return stage.scope() == StageScope.Tenant;
  }
}
