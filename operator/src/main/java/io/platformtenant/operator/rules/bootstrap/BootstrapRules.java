package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageEnvironment;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Sources and stages of a tenant. */
public final class BootstrapRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          StageListRules.CYCLES.named("PT033").check(StageCycles::in),
          RuleInfo.of("PT036", "A stage's environments are there.")
              .layer(Layer.REFERENCE)
              .remedy("Add the environment to spec.environments, or name one that is there.")
              .check(BootstrapRules::environments),
          RuleInfo.of("PT037", "A stage stays in its environment.")
              .layer(Layer.REFERENCE)
              .remedy("Name a namespace of the environment, or list the stage's environments.")
              .check(BootstrapRules::namespaces),
          RuleInfo.of("PT088", "Stages leave workers of Flux to others.")
              .layer(Layer.REFERENCE)
              .remedy("Let stages wait for each other by dependsOn, or shorten their timeouts.")
              .source("kustomize-controller, main.go --concurrent")
              .check(WorkersHeld::in),
          onList(
              RuleInfo.of("PT038", "platform-* is kept for the class.")
                  .layer(Layer.REFERENCE)
                  .twin(PlatformTenantSpec.RESERVED_NAMES)
                  .remedy("Choose a name that does not begin with platform-."),
              BootstrapRules::names),
          onList(
              RuleInfo.of("PT039", "Secrets are the tenant's own.")
                  .layer(Layer.REFERENCE)
                  .twin(PlatformTenantSpec.SECRETS, PlatformTenantSpec.REFERENCES)
                  .remedy("Name a Secret or ConfigMap of the tenant's own."),
              BootstrapRules::secrets),
          onList(
              RuleInfo.of("PT084", "Some fields are the class's alone.")
                  .remedy("Take the field out; only a class has it."),
              BootstrapRules::ofClasses));

  private BootstrapRules() {}

  private static Rule<TenantInWorld> onList(
      RuleInfo entry, Function<StageList, Stream<Breach>> check) {
    return entry.check(checked -> check.apply(StageList.ofTenant(checked.spec())));
  }

  private static Stream<Breach> environments(TenantInWorld checked) {
    return StageList.ofTenant(checked.spec()).stages().stream()
        .flatMap(
            stage ->
                StageRules.environments(stage)
                    .map(said -> said.child("name", StageEnvironment::name))
                    .filter(name -> checked.contract().environment(name.value()).isEmpty())
                    .map(
                        name ->
                            name.says(
                                "stage {} names environment {}, which spec.environments does not"
                                    + " have",
                                stage.value().name(),
                                name.value())));
  }

  private static Stream<Breach> namespaces(TenantInWorld checked) {
    return ResolvedStageRules.ofTenant(checked)
        .flatMap(
            here ->
                here.value().targetNamespace().stream()
                    .filter(
                        namespace ->
                            !ResolvedStageRules.owns(here.value().environment(), namespace))
                    .map(
                        namespace ->
                            here.child("namespace", stage -> stage.stage().namespace())
                                .says(
                                    "namespace {} is not one of environment {}; name one of its"
                                        + " own, or list the environments of the stage",
                                    namespace,
                                    here.value().environmentName())));
  }

  private static Stream<Breach> names(StageList list) {
    return Stream.concat(
            list.sources().stream().map(source -> source.child("name", Source::name)),
            list.stages().stream().map(stage -> stage.child("name", Stage::name)))
        .filter(name -> ReservedNames.isPlatform(name.value()))
        .map(
            name ->
                name.says(
                    "{}: names beginning with platform- are kept for the sources and stages of"
                        + " the class",
                    name.value()));
  }

  /** The API server drops or refuses them; a file that is only read offline may hold them. */
  private static Stream<Breach> ofClasses(StageList list) {
    return Stream.concat(
            list.sources().stream().flatMap(s -> s.child("shared", Source::shared).said()),
            list.stages().stream()
                .flatMap(
                    stage ->
                        Stream.concat(
                            stage.child("scope", Stage::scope).said(),
                            stage.child("substitution", Stage::substitution).said())))
        .map((At<?> field) -> field.says("is a field of classes alone; take it out"));
  }

  private static Stream<Breach> secrets(StageList list) {
    return Stream.concat(
        list.sources().stream()
            .flatMap(SourceRules::accessOf)
            .filter(name -> ReservedNames.isOfClass(name.value()))
            .map(
                name ->
                    name.says(
                        "Secret {} belongs to the platform; a tenant's source can not use it",
                        name.value())),
        list.stages().stream()
            .flatMap(StageRules::referencesOf)
            .filter(name -> ReservedNames.isOfClass(name.value()))
            .map(
                name ->
                    name.says(
                        "{} belongs to the platform; a tenant's stage can not use it",
                        name.value())));
  }
}
