package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.v1alpha1.Decryption;
import io.platformtenant.api.v1alpha1.SecretRef;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageEnvironment;
import io.platformtenant.api.v1alpha1.SubstituteFrom;
import io.platformtenant.operator.contract.StageOrder;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.Durations;
import io.platformtenant.operator.text.Placeholders;
import io.platformtenant.operator.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stages of tenants and classes alike. */
public final class StageRules {
  private StageRules() {}

  static Stream<Breach> sources(StageList list) {
    return list.stages().stream()
        .flatMap(
            stage ->
                sourcesOf(stage)
                    .filter(source -> list.lacksSource(source.value()))
                    .map(
                        source ->
                            source.says(
                                "stage {} names source {}, which bootstrap.sources does not have",
                                stage.value().name(),
                                source.value())));
  }

  /** The sources a stage names, those of its environments included. */
  private static Stream<At<String>> sourcesOf(At<Stage> stage) {
    return Stream.concat(
        stage.child("source", Stage::source).said(),
        environments(stage).flatMap(e -> e.child("source", StageEnvironment::source).said()));
  }

  /** The paths a stage names, those of its environments included. */
  private static Stream<At<String>> pathsOf(At<Stage> stage) {
    return Stream.concat(
        stage.child("path", Stage::path).said(),
        environments(stage).flatMap(e -> e.child("path", StageEnvironment::path).said()));
  }

  /** The names of the Secrets and ConfigMaps of a stage. */
  public static Stream<At<String>> referencesOf(At<Stage> stage) {
    return Stream.concat(
        stage
            .items("substituteFrom", Stage::substituteFrom)
            .map(from -> from.child("name", SubstituteFrom::name)),
        stage
            .child("decryption", Stage::decryption)
            .child("secretRef", Decryption::secretRef)
            .child("name", SecretRef::name)
            .said());
  }

  static Stream<At<StageEnvironment>> environments(At<Stage> stage) {
    return stage.items("environments", Stage::environments);
  }

  static Stream<Breach> dependencies(StageList list) {
    return list.stages().stream()
        .filter(stage -> !StageOrder.waitsForNoOther(stage.value()))
        .flatMap(stage -> dependencies(list, stage));
  }

  private static Stream<Breach> dependencies(StageList list, At<Stage> stage) {
    String own = stage.value().name();
    return stage
        .items("dependsOn", Stage::dependsOn)
        .filter(name -> name.value().equals(own) || !list.hasStage(name.value()))
        .map(
            name ->
                name.says(
                    "stage {} waits for {}, which is no other stage of the same list",
                    own,
                    name.value()));
  }

  static Stream<Breach> cycles(StageList list) {
    List<Stage> stages = list.stages().stream().map(At::value).toList();
    List<Stage> firsts = StageOrder.firstOfCycles(stages, s -> StageOrder.inList(s, stages));
    return list.stages().stream()
        .filter(stage -> firsts.contains(stage.value()))
        .map(
            stage ->
                orderOf(stage)
                    .says(
                        "stage {} waits for itself through its dependencies; break the circle",
                        stage.value().name()));
  }

  /** Where a stage says what it waits for: its dependsOn, or else its place in the list. */
  static At<?> orderOf(At<Stage> stage) {
    return stage.value().dependsOn().isEmpty() ? stage : stage.child("dependsOn", Stage::dependsOn);
  }

  static Stream<Breach> paths(At<Stage> stage) {
    return pathsOf(stage).flatMap(path -> path.is(problemInPath(path.value())));
  }

  static Stream<Breach> times(StageList list) {
    return Stream.concat(
        list.sources().stream().flatMap(SourceRules::times),
        list.stages().stream().flatMap(StageRules::times));
  }

  private static Stream<Breach> times(At<Stage> stage) {
    return Stream.of(
            time(
                stage.child("interval", Stage::interval),
                Bounds.SHORTEST_INTERVAL,
                Bounds.LONGEST_INTERVAL),
            time(
                stage.child("timeout", Stage::timeout),
                Bounds.SHORTEST_TIMEOUT,
                Bounds.LONGEST_TIMEOUT),
            time(
                stage.child("retryInterval", Stage::retryInterval),
                Bounds.SHORTEST_RETRY,
                Bounds.LONGEST_INTERVAL))
        .flatMap(s -> s);
  }

  /** A duration that must lie within bounds, both included. */
  public static Stream<Breach> time(At<String> said, String least, String most) {
    return said.tells(Durations.outside(said.value(), least, most));
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

  /** In dependsOn the word has a meaning of its own. */
  static Stream<Breach> named(At<Stage> stage) {
    return stage
        .child("name", Stage::name)
        .said()
        .filter(name -> name.value().equals(StageOrder.NONE))
        .map(name -> name.says("none means no stage in dependsOn and can not be the name of one"));
  }
}
