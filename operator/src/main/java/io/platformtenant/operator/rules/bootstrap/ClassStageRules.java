package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.Parameter;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.Substitution;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.text.Placeholders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What only the stages and sources of a class can say. */
public final class ClassStageRules {
  public static final List<Rule<PlatformTenantClass>> ALL =
      List.of(
          RuleInfo.of("PC020", "A stage of scope Tenant knows no environment.")
              .remedy("Take out what belongs to environments, or the scope.")
              .check(c -> each(c, (field, stage) -> once(bootstrap(c), field, stage))),
          RuleInfo.of("PC021", "A class's stage names no tenant's namespace.")
              .remedy("Leave the namespace out, or write AsWritten or a placeholder.")
              .check(c -> each(c, ClassStageRules::namespace)),
          RuleInfo.of("PC025", "A variable has one value.")
              .remedy("Rename the variable, or the parameter.")
              .check(c -> each(c, (field, stage) -> collisions(c, field, stage))),
          RuleInfo.of("PC027", "What is shared stays in its source.")
              .remedy("Write relative paths without .. and with {tenant} and {environment} only.")
              .check(ClassStageRules::shared));

  private ClassStageRules() {}

  private static Stream<Breach> once(Bootstrap bootstrap, String field, Stage stage) {
    if (!EnvironmentStage.isRenderedOnce(stage)) {
      return Stream.empty();
    }
    Stream<Optional<Breach>> problems =
        Stream.of(
            problem(
                !stage.environments().isEmpty(),
                field + ".environments",
                "names environments, and belongs to none"),
            problem(
                stage.namespace() != null,
                field + ".namespace",
                "goes to the home namespace and can name no other"),
            problem(
                placesIn(stage),
                field + ".path",
                "can not use {environment} and {namespace}: there is none"),
            waitsForLater(bootstrap, stage)
                .map(
                    later ->
                        new Breach(
                            field + ".dependsOn",
                            says(stage) + "waits for \"" + later + "\", which comes later")));
    return problems.flatMap(Optional::stream).map(b -> said(b, stage));
  }

  private static Optional<Breach> problem(boolean is, String field, String message) {
    return is ? Optional.of(new Breach(field, message)) : Optional.empty();
  }

  private static Breach said(Breach breach, Stage stage) {
    return breach.message().startsWith("stage ")
        ? breach
        : new Breach(breach.field(), says(stage) + breach.message());
  }

  private static String says(Stage stage) {
    return "stage \"" + stage.name() + "\" of scope Tenant ";
  }

  private static boolean placesIn(Stage stage) {
    String path = Optional.ofNullable(stage.path()).orElse("");
    return path.contains("{environment}") || path.contains("{namespace}");
  }

  private static Optional<String> waitsForLater(Bootstrap bootstrap, Stage stage) {
    return bootstrap.stages().stream()
        .filter(other -> !EnvironmentStage.isRenderedOnce(other))
        .map(Stage::name)
        .filter(stage.dependsOn()::contains)
        .findFirst();
  }

  private static Stream<Breach> namespace(String field, Stage stage) {
    String namespace = stage.namespace();
    if (namespace == null || EnvironmentStage.isAsWritten(stage)) {
      return Stream.empty();
    }
    return namespace.contains("{") && Placeholders.problemIn(namespace).isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Breach(
                field + ".namespace",
                "stage \""
                    + stage.name()
                    + "\" goes to many tenants and can not name \""
                    + namespace
                    + "\" for all of them"));
  }

  private static Stream<Breach> collisions(PlatformTenantClass c, String field, Stage stage) {
    if (stage.substitution() != Substitution.Enabled) {
      return Stream.empty();
    }
    Set<String> parameters =
        c.getSpec().parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    return Stream.concat(
            stage.substitute().keySet().stream(),
            stage.environments().stream().flatMap(e -> e.substitute().keySet().stream()))
        .filter(parameters::contains)
        .distinct()
        .sorted()
        .map(
            name ->
                new Breach(
                    field + ".substitute",
                    "\"" + name + "\" is a parameter too, which would be filled in instead"));
  }

  private static Stream<Breach> shared(PlatformTenantClass c) {
    return SourceRules.each(
        bootstrap(c),
        (field, source) ->
            source.shared() == null
                ? Stream.empty()
                : IntStream.range(0, source.shared().paths().size())
                    .boxed()
                    .flatMap(
                        i ->
                            sharedProblem(source.shared().paths().get(i))
                                .map(p -> new Breach(field + ".shared.paths[" + i + "]", p))
                                .stream()));
  }

  private static Optional<String> sharedProblem(String path) {
    return StageRules.problemInPath(path)
        .or(
            () ->
                path.contains("{cluster}") || path.contains("{namespace}")
                    ? Optional.of("knows {tenant} and {environment} only")
                    : Optional.empty())
        .map(problem -> "\"" + path + "\" " + problem);
  }

  private static Stream<Breach> each(
      PlatformTenantClass c, BiFunction<String, Stage, Stream<Breach>> check) {
    return StageRules.each(bootstrap(c), check);
  }

  private static Bootstrap bootstrap(PlatformTenantClass c) {
    return Optional.ofNullable(c.getSpec().bootstrap())
        .orElseGet(() -> new Bootstrap(List.of(), List.of()));
  }
}
