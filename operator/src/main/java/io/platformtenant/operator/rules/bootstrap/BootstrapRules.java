package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageEnvironment;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import java.util.List;
import java.util.stream.Stream;

/** Sources and stages of a tenant. */
public final class BootstrapRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          onBootstrap(
              RuleInfo.of("PT030", "A source is complete.")
                  .remedy("Give exactly one kind of source, with an address Flux reads.")
                  .source("source-controller, gitrepository_types.go and ocirepository_types.go"),
              SourceRules::complete),
          onBootstrap(
              RuleInfo.of("PT031", "A stage's source is there.")
                  .remedy("Add the source to bootstrap.sources, or name one that is there.")
                  .source("kustomize-controller, kustomization_controller.go getSource"),
              BootstrapRules::sources),
          onBootstrap(
              RuleInfo.of("PT032", "dependsOn names stages.")
                  .remedy("Name other stages of the same list, or none alone.")
                  .source("kustomize-controller, kustomization_controller.go checkDependencies"),
              StageRules::dependencies),
          RuleInfo.of("PT033", "Stages do not wait in a circle.")
              .remedy("Take one of the dependencies out.")
              .source("kustomize-controller, kustomization_controller.go checkDependencies")
              .check(StageCycles::in),
          onBootstrap(
              RuleInfo.of("PT034", "A stage's path stays in its source.")
                  .remedy("Write a relative path without .. and with known placeholders only."),
              StageRules::paths),
          onBootstrap(
              RuleInfo.of("PT035", "Times are in their ranges.")
                  .remedy("Write a duration such as 10m that lies between the bounds.")
                  .source("kustomize-controller, kustomization_types.go"),
              StageRules::times),
          RuleInfo.of("PT036", "A stage's environments are there.")
              .remedy("Add the environment to spec.environments, or name one that is there.")
              .check(BootstrapRules::environments),
          RuleInfo.of("PT037", "A stage stays in its environment.")
              .remedy("Name a namespace of the environment, or list the stage's environments.")
              .check(BootstrapRules::namespaces),
          onBootstrap(
              RuleInfo.of("PT038", "platform-* is kept for the class.")
                  .remedy("Choose a name that does not begin with platform-."),
              BootstrapRules::names),
          onBootstrap(
              RuleInfo.of("PT039", "Secrets are the tenant's own.")
                  .remedy("Name a Secret or ConfigMap of the tenant's own."),
              BootstrapRules::secrets),
          onBootstrap(
              RuleInfo.of("PT084", "Some fields are the class's alone.")
                  .remedy("Take the field out; only a class has it."),
              BootstrapRules::ofClasses));

  private BootstrapRules() {}

  private static Rule<TenantInWorld> onBootstrap(
      RuleInfo entry, java.util.function.Function<Bootstrap, Stream<Breach>> check) {
    return entry.check(checked -> check.apply(checked.contract().bootstrap()));
  }

  private static Stream<Breach> environments(TenantInWorld checked) {
    return StageRules.each(
        checked.contract().bootstrap(),
        (field, stage) ->
            stage.environments().stream()
                .map(StageEnvironment::name)
                .filter(name -> checked.contract().environment(name).isEmpty())
                .map(
                    name ->
                        new Breach(
                            field + ".environments",
                            "stage \""
                                + stage.name()
                                + "\" names environment \""
                                + name
                                + "\", which spec.environments does not have")));
  }

  private static Stream<Breach> namespaces(TenantInWorld checked) {
    return ResolvedStageRules.ofTenant(checked)
        .flatMap(
            here ->
                here.stage().targetNamespace().stream()
                    .filter(
                        namespace ->
                            !ResolvedStageRules.owns(here.stage().environment(), namespace))
                    .map(
                        namespace ->
                            new Breach(
                                here.field() + ".namespace",
                                "namespace \""
                                    + namespace
                                    + "\" is not one of environment \""
                                    + here.stage().environmentName()
                                    + "\"; name one of its own, or list the"
                                    + " environments of the stage")));
  }

  /** Those of the class have a rule of their own. */
  private static Stream<Breach> sources(Bootstrap bootstrap) {
    return StageRules.sources(bootstrap, name -> !ReservedNames.isPlatform(name));
  }

  private static Stream<Breach> names(Bootstrap bootstrap) {
    return Stream.concat(
            bootstrap.sources().stream().map(Source::name),
            bootstrap.stages().stream().map(Stage::name))
        .filter(ReservedNames::isPlatform)
        .map(
            name ->
                new Breach(
                    "spec.bootstrap",
                    "\""
                        + name
                        + "\": names beginning with platform- are kept for the sources and"
                        + " stages of the class"));
  }

  /** The API server drops or refuses them; a file that is only read offline may hold them. */
  private static Stream<Breach> ofClasses(Bootstrap bootstrap) {
    String problem = "is a field of classes alone; take it out";
    return Stream.concat(
        SourceRules.each(
            bootstrap,
            (field, source) ->
                Stream.ofNullable(source.shared())
                    .map(shared -> new Breach(field + ".shared", problem))),
        StageRules.each(
            bootstrap,
            (field, stage) ->
                Stream.concat(
                    Stream.ofNullable(stage.scope())
                        .map(scope -> new Breach(field + ".scope", problem)),
                    Stream.ofNullable(stage.substitution())
                        .map(on -> new Breach(field + ".substitution", problem)))));
  }

  private static Stream<Breach> secrets(Bootstrap bootstrap) {
    return Stream.concat(ofSources(bootstrap), ofStages(bootstrap));
  }

  private static Stream<Breach> ofStages(Bootstrap bootstrap) {
    return StageRules.each(
        bootstrap,
        (field, stage) ->
            StageRules.referencesOf(field, stage)
                .filter(said -> ReservedNames.isPlatform(said.text()))
                .map(
                    said ->
                        new Breach(
                            said.field(),
                            "\""
                                + said.text()
                                + "\" belongs to the platform; a tenant's stage can not use it")));
  }

  private static Stream<Breach> ofSources(Bootstrap bootstrap) {
    return SourceRules.each(
        bootstrap,
        (field, source) ->
            SourceRules.secretsOf(source)
                .filter(secret -> ReservedNames.isPlatform(secret.name()))
                .map(
                    secret ->
                        new Breach(
                            field,
                            "Secret \""
                                + secret.name()
                                + "\" belongs to the platform; a tenant's"
                                + " source can not use it")));
  }
}
