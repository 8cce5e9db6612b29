package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.Substitution;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Folders;
import io.platformtenant.operator.text.Scalars;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Stages as they will be in each environment, placeholders filled in and overrides taken. */
public final class ResolvedStageRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          RuleInfo.of("PT070", "A class's source is used as far as it is shared.")
              .remedy("Use a source of your own, or a path that the class shares.")
              .check(ResolvedStageRules::shared),
          RuleInfo.of("PT071", "A class's stage finds its namespace in every environment.")
              .remedy("Add the namespace to the environment, or change the class.")
              .check(ResolvedStageRules::ofClass),
          RuleInfo.of("PT086", "A name that is filled in stays a name in YAML.")
              .remedy("Choose another name, one that YAML does not read as a number or a word.")
              .source("fluxcd pkg, kustomize/kustomize_varsub.go: values land in YAML unquoted")
              .check(ResolvedStageRules::names));

  private ResolvedStageRules() {}

  /** A stage of the tenant in an environment, and where it was written. */
  public record Here(String field, EnvironmentStage stage) {}

  public static Stream<Here> ofTenant(TenantInWorld checked) {
    List<Stage> stages = checked.contract().bootstrap().stages();
    return environments(checked)
        .flatMap(e -> checked.contract().stagesIn(e).stream())
        .filter(here -> !here.ofClass())
        .map(here -> new Here("spec.bootstrap.stages[" + stages.indexOf(here.stage()) + "]", here));
  }

  /** One without a namespace is no environment yet; the schema tells. */
  private static Stream<Environment> environments(TenantInWorld checked) {
    return checked.contract().environments().stream().filter(e -> !e.namespaces().isEmpty());
  }

  static boolean owns(Environment environment, String namespace) {
    return environment.namespaces().stream().anyMatch(n -> n.name().equals(namespace));
  }

  private static Stream<Breach> shared(TenantInWorld checked) {
    return ofTenant(checked)
        .filter(here -> ReservedNames.isPlatform(here.stage().source()))
        .flatMap(
            here -> sharedProblem(checked, here).map(p -> new Breach(here.field(), p)).stream())
        .distinct();
  }

  private static Optional<String> sharedProblem(TenantInWorld checked, Here here) {
    EnvironmentStage stage = here.stage();
    String what = "stage \"" + stage.stage().name() + "\" names source \"" + stage.source() + "\"";
    String tenantClass = "class \"" + checked.contract().names().className() + "\"";
    Optional<Source> source =
        checked.contract().classBootstrap().sources().stream()
            .filter(s -> s.name().equals(stage.source()))
            .findFirst();
    if (source.isEmpty()) {
      return Optional.of(what + ", which " + tenantClass + " does not have");
    }
    if (source.get().shared() == null) {
      return Optional.of(what + ", which " + tenantClass + " does not share with tenants");
    }
    List<String> folders = source.get().shared().paths().stream().map(stage::fill).toList();
    return reads(stage)
        .filter(path -> folders.stream().noneMatch(folder -> Folders.isIn(path, folder)))
        .findFirst()
        .map(
            path ->
                what
                    + " and reads \""
                    + path
                    + "\", of which "
                    + tenantClass
                    + " shares "
                    + folders);
  }

  /** The path, and what its components pull in from beside it. */
  private static Stream<String> reads(EnvironmentStage stage) {
    return Stream.concat(
        Stream.of(stage.path()),
        stage.stage().components().stream().map(component -> stage.path() + "/" + component));
  }

  /** A tenant called 1e3, or an environment called on, where the class has the name filled in. */
  private static Stream<Breach> names(TenantInWorld checked) {
    return Stream.concat(
            checked.contract().stagesOnce().stream(),
            environments(checked).flatMap(e -> checked.contract().stagesIn(e).stream()))
        .filter(here -> here.ofClass() && here.stage().substitution() == Substitution.Enabled)
        .flatMap(here -> names(checked, here))
        .distinct();
  }

  private static Stream<Breach> names(TenantInWorld checked, EnvironmentStage here) {
    Stream<Breach> ofTenant = name("metadata.name", checked.contract().tenant());
    return here.isOnce()
        ? ofTenant
        : Stream.of(
                ofTenant,
                name("spec.environments", here.environmentName()),
                name("spec.environments", here.placeNamespace()))
            .flatMap(s -> s);
  }

  private static Stream<Breach> name(String field, String name) {
    return Scalars.problemIn(name)
        .map(
            problem -> "\"" + name + "\" " + problem + " in the files of the class; choose another")
        .map(problem -> new Breach(field, problem))
        .stream();
  }

  private static Stream<Breach> ofClass(TenantInWorld checked) {
    return environments(checked)
        .flatMap(e -> checked.contract().stagesIn(e).stream())
        .filter(EnvironmentStage::ofClass)
        .flatMap(
            here ->
                here.targetNamespace().stream()
                    .filter(namespace -> !owns(here.environment(), namespace))
                    .map(
                        namespace ->
                            new Breach(
                                "spec.environments",
                                "stage \""
                                    + here.stage().name()
                                    + "\" of class \""
                                    + checked.contract().names().className()
                                    + "\" goes to namespace \""
                                    + namespace
                                    + "\", which environment \""
                                    + here.environmentName()
                                    + "\" does not have; add it there")));
  }
}
