package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageEnvironment;
import io.platformtenant.api.v1alpha1.Substitution;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Folders;
import io.platformtenant.operator.text.Phrase;
import io.platformtenant.operator.text.Scalars;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stages as they will be in each environment, placeholders filled in and overrides taken. */
public final class ResolvedStageRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          RuleInfo.of("PT070", "A class's source is used as far as it is shared.")
              .layer(Layer.REFERENCE)
              .remedy("Use a source of your own, or a path that the class shares.")
              .check(ResolvedStageRules::shared),
          RuleInfo.of("PT071", "A class's stage finds its namespace in every environment.")
              .layer(Layer.REFERENCE)
              .remedy("Add the namespace to the environment, or change the class.")
              .check(ResolvedStageRules::ofClass),
          RuleInfo.of("PT086", "A name that is filled in stays a name in YAML.")
              .remedy("Choose another name, one that YAML does not read as a number or a word.")
              .source("fluxcd pkg, kustomize/kustomize_varsub.go: values land in YAML unquoted")
              .check(ResolvedStageRules::names),
          VariableSources.RULE);

  private ResolvedStageRules() {}

  /** The stages of the tenant in each of its environments, where they are written. */
  public static Stream<At<EnvironmentStage>> ofTenant(TenantInWorld checked) {
    List<At<Stage>> written = StageList.ofTenant(checked.spec()).stages();
    return environments(checked)
        .flatMap(e -> checked.contract().stagesIn(e.value()).stream())
        .filter(here -> !here.ofClass())
        .flatMap(
            here ->
                written.stream()
                    .filter(stage -> stage.value().equals(here.stage()))
                    .limit(1)
                    .map(stage -> stage.map(s -> here)));
  }

  /** One without a namespace is no environment yet; the schema tells. */
  private static Stream<At<Environment>> environments(TenantInWorld checked) {
    return checked.environments().filter(e -> !e.value().namespaces().isEmpty());
  }

  static boolean owns(Environment environment, String namespace) {
    return environment.namespaces().stream().anyMatch(n -> n.name().equals(namespace));
  }

  private static Stream<Breach> shared(TenantInWorld checked) {
    return ofTenant(checked)
        .filter(here -> ReservedNames.isOfClass(here.value().source()))
        .flatMap(here -> shared(checked, here))
        .distinct();
  }

  private static Stream<Breach> shared(TenantInWorld checked, At<EnvironmentStage> here) {
    At<String> source = said(here, "source", StageEnvironment::source, Stage::source);
    Phrase what = Phrase.of("stage {} names source {}", nameOf(here), source.value());
    Phrase tenantClass = Phrase.of("class {}", checked.contract().names().className());
    Optional<Source> ofClass =
        checked.contract().classBootstrap().sources().stream()
            .filter(s -> s.name().equals(source.value()))
            .findFirst();
    if (ofClass.isEmpty()) {
      return Stream.of(source.says("{}, which {} does not have", what, tenantClass));
    }
    if (ofClass.get().shared() == null) {
      return Stream.of(source.says("{}, which {} does not share with tenants", what, tenantClass));
    }
    List<String> folders = ofClass.get().shared().paths().stream().map(here.value()::fill).toList();
    return reads(here)
        .filter(path -> folders.stream().noneMatch(folder -> Folders.isIn(path.value(), folder)))
        .limit(1)
        .map(
            path ->
                path.says(
                    "{} and reads {}, of which {} shares {}",
                    what,
                    path.value(),
                    tenantClass,
                    new Phrase(folders.toString())));
  }

  /** The path, and what its components pull in from beside it. */
  private static Stream<At<String>> reads(At<EnvironmentStage> here) {
    String path = here.value().path();
    return Stream.concat(
        Stream.of(said(here, "path", StageEnvironment::path, Stage::path).map(written -> path)),
        here.map(EnvironmentStage::stage)
            .items("components", Stage::components)
            .map(component -> component.map(text -> path + "/" + text)));
  }

  /** A field of a stage: what its environment says, or else the stage itself. */
  private static At<String> said(
      At<EnvironmentStage> here,
      String name,
      Function<StageEnvironment, String> inEnvironment,
      Function<Stage, String> inStage) {
    At<Stage> stage = here.map(EnvironmentStage::stage);
    return StageRules.environments(stage)
        .filter(e -> e.value().name().equals(here.value().environmentName()))
        .flatMap(e -> e.child(name, inEnvironment).said())
        .findFirst()
        .orElseGet(() -> stage.child(name, inStage));
  }

  private static String nameOf(At<EnvironmentStage> here) {
    return here.value().stage().name();
  }

  /** A tenant called 1e3, or an environment called on, where the class has the name filled in. */
  private static Stream<Breach> names(TenantInWorld checked) {
    return Stream.concat(
            checked.contract().stagesOnce().stream()
                .filter(ResolvedStageRules::fillsIn)
                .map(stage -> checked.name()),
            environments(checked).flatMap(e -> names(checked, e)))
        .flatMap(name -> name.is(problemIn(name.value())))
        .distinct();
  }

  private static Stream<At<String>> names(TenantInWorld checked, At<Environment> environment) {
    return checked.contract().stagesIn(environment.value()).stream()
        .filter(ResolvedStageRules::fillsIn)
        .flatMap(
            here ->
                Stream.of(
                    checked.name(),
                    environment.child("name", Environment::name),
                    namespace(environment, here.placeNamespace())));
  }

  private static boolean fillsIn(EnvironmentStage here) {
    return here.ofClass() && here.stage().substitution() == Substitution.Enabled;
  }

  /** The name of a namespace where the environment has it, or the list it would be in. */
  private static At<String> namespace(At<Environment> environment, String name) {
    return environment
        .items("namespaces", Environment::namespaces)
        .map(namespace -> namespace.child("name", EnvironmentNamespace::name))
        .filter(namespace -> namespace.value().equals(name))
        .findFirst()
        .orElseGet(() -> environment.child("namespaces", e -> name));
  }

  private static Optional<String> problemIn(String name) {
    return Scalars.problemIn(name)
        .map(problem -> problem + " in the files of the class; choose another");
  }

  private static Stream<Breach> ofClass(TenantInWorld checked) {
    return environments(checked).flatMap(e -> ofClass(checked, e));
  }

  private static Stream<Breach> ofClass(TenantInWorld checked, At<Environment> environment) {
    return checked.contract().stagesIn(environment.value()).stream()
        .filter(EnvironmentStage::ofClass)
        .flatMap(
            here ->
                here.targetNamespace().stream()
                    .filter(namespace -> !owns(environment.value(), namespace))
                    .map(
                        namespace ->
                            environment
                                .child("namespaces", Environment::namespaces)
                                .says(
                                    "stage {} of class {} goes to namespace {}, which environment"
                                        + " {} does not have; add it there",
                                    here.stage().name(),
                                    checked.contract().names().className(),
                                    namespace,
                                    here.environmentName())));
  }
}
