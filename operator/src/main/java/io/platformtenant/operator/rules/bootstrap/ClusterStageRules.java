package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.SecretRef;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.SubstituteFrom;
import io.platformtenant.operator.contract.ClassDefaults;
import io.platformtenant.operator.contract.ClusterStages;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.model.ClassWorld;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.Reason;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stages of the cluster. What they share with other stages is checked by the same functions. */
public final class ClusterStageRules {
  private static final String STAGES = "spec.bootstrap.stages";

  public static final List<Rule<PlatformTenantClass>> ALL =
      List.of(
          each(
              RuleInfo.of("PC040", "A stage of the cluster reads from a source of its class.")
                  .remedy("Add the source to bootstrap.sources, or name one that is there.")
                  .source("kustomize-controller, kustomization_controller.go getSource"),
              StageRules::sources),
          each(
              RuleInfo.of("PC041", "Stages of the cluster are in no environment.")
                  .remedy("Take environments and scope out."),
              ClusterStageRules::environments),
          each(
              RuleInfo.of("PC042", "dependsOn of a stage of the cluster names such stages.")
                  .remedy("Name other stages of clusterStages, or none alone.")
                  .source("kustomize-controller, kustomization_controller.go checkDependencies"),
              StageRules::dependencies),
          each(
              RuleInfo.of("PC043", "Stages of the cluster do not wait in a circle.")
                  .remedy("Take one of the dependencies out.")
                  .source("kustomize-controller, kustomization_controller.go checkDependencies"),
              StageRules::cycles),
          each(
              RuleInfo.of("PC044", "Stages of the cluster know {cluster} alone.")
                  .remedy("Take other placeholders out: these stages have no tenant."),
              ClusterStageRules::placeholders),
          each(
              RuleInfo.of("PC045", "The path of a stage of the cluster stays in its source.")
                  .remedy("Write a relative path without .. and with {cluster} only."),
              StageRules::paths),
          each(
              RuleInfo.of("PC046", "Times of stages of the cluster are in their ranges.")
                  .remedy("Write a duration such as 10m that lies between the bounds.")
                  .source("kustomize-controller, kustomization_types.go"),
              StageRules::times),
          RuleInfo.of("PC047", "A stage of the cluster has no home of a tenant for a namespace.")
              .remedy("Choose another namespace, or AsWritten.")
              .check(ClusterStageRules::namespaces),
          each(
              RuleInfo.of("PC048", "What stages of the cluster read is the platform's.")
                  .remedy("Begin the names of Secrets and ConfigMaps with platform-."),
              ClusterStageRules::references),
          each(
              RuleInfo.of("PC049", "No stage of the cluster is called none.")
                  .remedy("Choose another name: none means no stage in dependsOn."),
              list -> StageRules.each(list, StageRules::named)));

  /** Of a class in its world: the roles an operator hands out are its own matter. */
  public static final Rule<ClassWorld> BINDABLE =
      RuleInfo.of("PC050", "The account of the cluster has only roles the operator hands out.")
          .remedy("Add the role to bindableClusterRoles of the chart, or change the class.")
          .because(Reason.RoleNotBindable)
          .check(ClusterStageRules::bindable);

  private ClusterStageRules() {}

  /** Fields are those of the list the stages stand in, whatever the shared checks call it. */
  static Rule<PlatformTenantClass> each(RuleInfo entry, Function<Bootstrap, Stream<Breach>> check) {
    return entry.check(
        tenantClass ->
            check
                .apply(listOf(tenantClass))
                .filter(breach -> breach.field().startsWith(STAGES))
                .map(ClusterStageRules::here));
  }

  private static Breach here(Breach breach) {
    return new Breach(
        "spec.clusterStages" + breach.field().substring(STAGES.length()), breach.message());
  }

  private static Bootstrap listOf(PlatformTenantClass tenantClass) {
    return new Bootstrap(
        Optional.ofNullable(tenantClass.getSpec().bootstrap())
            .map(Bootstrap::sources)
            .orElse(List.of()),
        tenantClass.getSpec().clusterStages());
  }

  private static Stream<Breach> environments(Bootstrap list) {
    return StageRules.each(
        list,
        (field, stage) ->
            Stream.of(
                    stage.environments().isEmpty() ? null : "environments",
                    stage.scope() == null ? null : "scope")
                .filter(java.util.Objects::nonNull)
                .map(
                    said ->
                        new Breach(
                            field + "." + said,
                            "stage \""
                                + stage.name()
                                + "\" is rendered once for the cluster and has no "
                                + said)));
  }

  private static Stream<Breach> placeholders(Bootstrap list) {
    return StageRules.each(
        list,
        (field, stage) ->
            Stream.concat(
                unknownIn(field + ".path", stage.path()),
                unknownIn(field + ".namespace", stage.namespace())));
  }

  private static Stream<Breach> unknownIn(String field, String text) {
    return text == null || !text.replace("{cluster}", "").matches("(?s).*[{}].*")
        ? Stream.empty()
        : Stream.of(
            new Breach(field, "\"" + text + "\" can hold {cluster} and no other placeholder"));
  }

  private static Stream<Breach> namespaces(PlatformTenantClass tenantClass) {
    ClassDefaults defaults = ClassDefaults.of(tenantClass);
    return StageRules.each(listOf(tenantClass), (field, stage) -> namespace(field, stage, defaults))
        .map(ClusterStageRules::here);
  }

  private static Stream<Breach> namespace(String field, Stage stage, ClassDefaults defaults) {
    String said = stage.namespace();
    if (said == null || EnvironmentStage.isAsWritten(stage)) {
      return Stream.empty();
    }
    String filled = ClusterStages.fill(said, ClusterName.IN_CLUSTER);
    String problem =
        !Texts.isDnsLabel(filled, 63) && filled.indexOf('{') < 0
            ? "is no name of a namespace"
            : ReservedNames.isHome(filled, defaults.homeNamespace())
                ? "is the name of a home namespace; those are their tenants'"
                : "";
    return problem.isEmpty()
        ? Stream.empty()
        : Stream.of(new Breach(field + ".namespace", "\"" + said + "\" " + problem));
  }

  private static Stream<Breach> references(Bootstrap list) {
    return StageRules.each(
        list,
        (field, stage) ->
            Stream.concat(
                foreign(
                    field + ".decryption",
                    Optional.ofNullable(stage.decryption())
                        .map(io.platformtenant.api.v1alpha1.Decryption::secretRef)
                        .map(SecretRef::name)
                        .stream()),
                foreign(
                    field + ".substituteFrom",
                    stage.substituteFrom().stream().map(SubstituteFrom::name))));
  }

  private static Stream<Breach> foreign(String field, Stream<String> names) {
    return names
        .filter(name -> !ReservedNames.isPlatform(name))
        .map(
            name ->
                new Breach(
                    field, "\"" + name + "\": what stages of a class read is named platform-*"));
  }

  private static Stream<Breach> bindable(ClassWorld world) {
    if (world.tenantClass().getSpec().clusterStages().isEmpty()
        || world.bindableRoles().isEmpty()) {
      return Stream.empty();
    }
    return ClassDefaults.of(world.tenantClass()).accounts().cluster().stream()
        .distinct()
        .filter(role -> !world.bindableRoles().contains(role))
        .map(
            role ->
                new Breach(
                    "spec.roles.accounts.cluster",
                    "ClusterRole \""
                        + role
                        + "\" is none the operator may hand out; add it to bindableClusterRoles of"
                        + " the chart, or change the class"));
  }
}
