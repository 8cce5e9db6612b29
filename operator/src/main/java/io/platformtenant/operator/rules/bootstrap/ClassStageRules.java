package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Parameter;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.api.v1alpha1.Shared;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.Substitution;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.text.Phrase;
import io.platformtenant.operator.text.Placeholders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What only the stages and sources of a class can say. */
public final class ClassStageRules {
  public static final List<Rule<PlatformTenantClass>> ALL =
      List.of(
          RuleInfo.of("PC020", "A stage of scope Tenant knows no environment.")
              .remedy("Take out what belongs to environments, or the scope.")
              .check(ClassStageRules::once),
          RuleInfo.of("PC021", "A class's stage names no tenant's namespace.")
              .layer(Layer.REFERENCE)
              .twin(PlatformTenantClassSpec.STAGE_NAMESPACE)
              .remedy("Leave the namespace out, or write AsWritten or a placeholder.")
              .check(ClassStageRules::namespaces),
          RuleInfo.of("PC025", "A variable has one value.")
              .layer(Layer.REFERENCE)
              .remedy("Rename the variable, or the parameter.")
              .check(ClassStageRules::collisions),
          RuleInfo.of("PC027", "What is shared stays in its source.")
              .remedy("Write relative paths without .. and with {tenant} and {environment} only.")
              .check(ClassStageRules::shared));

  private ClassStageRules() {}

  private static Stream<Breach> once(PlatformTenantClass tenantClass) {
    StageList list = StageList.ofClass(tenantClass);
    Set<String> later =
        list.stages().stream()
            .map(At::value)
            .filter(stage -> !EnvironmentStage.isRenderedOnce(stage))
            .map(Stage::name)
            .collect(Collectors.toSet());
    return list.stages().stream()
        .filter(stage -> EnvironmentStage.isRenderedOnce(stage.value()))
        .flatMap(stage -> once(stage, later));
  }

  /**
   * @param later the stages that come in environments
   */
  private static Stream<Breach> once(At<Stage> stage, Set<String> later) {
    Phrase it = Phrase.of("stage {} of scope Tenant", stage.value().name());
    return Stream.of(
            stage
                .child("environments", Stage::environments)
                .said()
                .filter(environments -> !environments.value().isEmpty())
                .map(said -> said.says("{} names environments, and belongs to none", it)),
            stage
                .child("namespace", Stage::namespace)
                .said()
                .map(said -> said.says("{} goes to the home namespace and can name no other", it)),
            stage
                .child("path", Stage::path)
                .said()
                .filter(path -> namesPlaces(path.value()))
                .map(
                    path ->
                        path.says(
                            "{} can not use {environment} and {namespace}: there is none", it)),
            stage
                .items("dependsOn", Stage::dependsOn)
                .filter(name -> later.contains(name.value()))
                .map(name -> name.says("{} waits for {}, which comes later", it, name.value())))
        .flatMap(s -> s);
  }

  private static boolean namesPlaces(String path) {
    return path.contains("{environment}") || path.contains("{namespace}");
  }

  private static Stream<Breach> namespaces(PlatformTenantClass tenantClass) {
    return StageList.ofClass(tenantClass).stages().stream()
        .filter(stage -> !EnvironmentStage.isAsWritten(stage.value()))
        .flatMap(
            stage ->
                stage
                    .child("namespace", Stage::namespace)
                    .said()
                    .filter(namespace -> !holdsPlaceholder(namespace.value()))
                    .map(
                        namespace ->
                            namespace.says(
                                "stage {} goes to many tenants and can not name {} for all of them",
                                stage.value().name(),
                                namespace.value())));
  }

  private static boolean holdsPlaceholder(String namespace) {
    return namespace.contains("{") && Placeholders.problemIn(namespace).isEmpty();
  }

  private static Stream<Breach> collisions(PlatformTenantClass tenantClass) {
    Set<String> parameters =
        tenantClass.getSpec().parameters().stream()
            .map(Parameter::name)
            .collect(Collectors.toSet());
    return StageList.ofClass(tenantClass).stages().stream()
        .filter(stage -> stage.value().substitution() == Substitution.Enabled)
        .flatMap(Variables::in)
        .map(variable -> variable.map(Map.Entry::getKey))
        .filter(name -> parameters.contains(name.value()))
        .map(
            name ->
                name.says("{} is a parameter too, which would be filled in instead", name.value()));
  }

  private static Stream<Breach> shared(PlatformTenantClass tenantClass) {
    return StageList.ofClass(tenantClass).sources().stream()
        .flatMap(source -> source.child("shared", Source::shared).items("paths", Shared::paths))
        .flatMap(path -> path.is(sharedProblem(path.value())));
  }

  private static Optional<String> sharedProblem(String path) {
    return StageRules.problemInPath(path)
        .or(
            () ->
                path.contains("{cluster}") || path.contains("{namespace}")
                    ? Optional.of("knows {tenant} and {environment} only")
                    : Optional.empty());
  }
}
