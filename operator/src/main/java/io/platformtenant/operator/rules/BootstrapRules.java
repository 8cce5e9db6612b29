package io.platformtenant.operator.rules;

import io.platformtenant.api.Bootstrap;
import io.platformtenant.api.Environment;
import io.platformtenant.api.Source;
import io.platformtenant.api.Stage;
import io.platformtenant.api.StageEnvironment;
import io.platformtenant.operator.model.ReservedNames;
import io.platformtenant.operator.rules.Rule.Breach;
import java.util.List;
import java.util.stream.Stream;

/** Sources and stages of a tenant. */
final class BootstrapRules {
  static final List<Rule<Checked>> ALL =
      List.of(
          onBootstrap("PT030", "A source is complete.", SourceRules::complete),
          onBootstrap("PT031", "A stage's source is there.", StageRules::sources),
          onBootstrap("PT032", "dependsOn names stages.", StageRules::dependencies),
          Rule.of("PT033", "Stages do not wait in a circle.", StageCircles::in),
          onBootstrap("PT034", "A stage's path stays in its source.", StageRules::paths),
          onBootstrap("PT035", "Times are in their ranges.", StageRules::times),
          Rule.of("PT036", "A stage's environments are there.", BootstrapRules::environments),
          Rule.of("PT037", "A stage stays in its environment.", BootstrapRules::namespaces),
          onBootstrap("PT038", "platform-* is kept for the class.", BootstrapRules::names),
          onBootstrap("PT039", "Secrets are the tenant's own.", BootstrapRules::secrets));

  private BootstrapRules() {}

  private static Rule<Checked> onBootstrap(
      String id, String description, java.util.function.Function<Bootstrap, Stream<Breach>> check) {
    return Rule.of(id, description, checked -> check.apply(checked.contract().bootstrap()));
  }

  private static Stream<Breach> environments(Checked checked) {
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

  private static Stream<Breach> namespaces(Checked checked) {
    return StageRules.each(
        checked.contract().bootstrap(),
        (field, stage) ->
            stage.namespace() == null
                ? Stream.empty()
                : checked.contract().environments().stream()
                    .filter(environment -> isIn(stage, environment))
                    .filter(environment -> !owns(environment, stage.namespace()))
                    .map(
                        environment ->
                            new Breach(
                                field + ".namespace",
                                "namespace \""
                                    + stage.namespace()
                                    + "\" is not one of environment \""
                                    + environment.name()
                                    + "\"; name one of its own, or list the"
                                    + " environments of the stage")));
  }

  private static boolean isIn(Stage stage, Environment environment) {
    return stage.environments().isEmpty()
        || stage.environments().stream().anyMatch(e -> e.name().equals(environment.name()));
  }

  private static boolean owns(Environment environment, String namespace) {
    return environment.namespaces().stream().anyMatch(n -> n.name().equals(namespace));
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

  private static Stream<Breach> secrets(Bootstrap bootstrap) {
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
