package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.AccountRoles;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.api.v1alpha1.Roles;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.operator.contract.ClassDefaults;
import io.platformtenant.operator.contract.ClusterStages;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.model.ClassWorld;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What only stages of the cluster can not say; the rest is in {@link StageListRules}. */
public final class ClusterStageRules {
  public static final List<Rule<PlatformTenantClass>> ALL =
      List.of(
          each(
              RuleInfo.of("PC041", "Stages of the cluster are in no environment.")
                  .twin(PlatformTenantClassSpec.CLUSTER_STAGE)
                  .remedy("Take environments and scope out."),
              ClusterStageRules::environments),
          each(
              RuleInfo.of("PC044", "Stages of the cluster know {cluster} alone.")
                  .twin(Stage.PATH_PLACEHOLDERS)
                  .remedy("Take other placeholders out: these stages have no tenant."),
              ClusterStageRules::placeholders),
          RuleInfo.of("PC047", "A stage of the cluster has no home of a tenant for a namespace.")
              .layer(Layer.REFERENCE)
              .remedy("Choose another namespace, or AsWritten.")
              .check(ClusterStageRules::namespaces),
          each(
              RuleInfo.of("PC048", "What stages of the cluster read is the platform's.")
                  .layer(Layer.REFERENCE)
                  .twin(PlatformTenantClassSpec.REFERENCES)
                  .remedy("Begin the names of Secrets and ConfigMaps with platform-."),
              ClusterStageRules::references));

  /** Of a class in its world: the roles an operator hands out are its own matter. */
  public static final Rule<ClassWorld> BINDABLE =
      RuleInfo.of("PC050", "The account of the cluster has only roles made for the whole cluster.")
          .layer(Layer.REFERENCE)
          .remedy("Add the role to clusterBindableClusterRoles of the chart, or change the class.")
          .because(Reason.RoleNotBindable)
          .check(ClusterStageRules::bindable);

  private ClusterStageRules() {}

  private static Rule<PlatformTenantClass> each(
      RuleInfo entry, Function<At<Stage>, Stream<Breach>> check) {
    return entry.check(c -> StageList.ofCluster(c).stages().stream().flatMap(check));
  }

  private static Stream<Breach> environments(At<Stage> stage) {
    return Stream.concat(
        stage
            .child("environments", Stage::environments)
            .said()
            .filter(environments -> !environments.value().isEmpty())
            .map(
                said ->
                    said.says(
                        "stage {} is rendered once for the cluster and has no environments",
                        stage.value().name())),
        stage
            .child("scope", Stage::scope)
            .said()
            .map(
                said ->
                    said.says(
                        "stage {} is rendered once for the cluster and has no scope",
                        stage.value().name())));
  }

  private static Stream<Breach> placeholders(At<Stage> stage) {
    return Stream.of(stage.child("path", Stage::path), stage.child("namespace", Stage::namespace))
        .flatMap(At::said)
        .filter(text -> text.value().replace("{cluster}", "").matches("(?s).*[{}].*"))
        .map(text -> text.says("{} can hold {cluster} and no other placeholder", text.value()));
  }

  private static Stream<Breach> namespaces(PlatformTenantClass tenantClass) {
    ClassDefaults defaults = ClassDefaults.of(tenantClass);
    return StageList.ofCluster(tenantClass).stages().stream()
        .filter(stage -> !EnvironmentStage.isAsWritten(stage.value()))
        .flatMap(stage -> stage.child("namespace", Stage::namespace).said())
        .flatMap(namespace -> namespace.is(problemIn(namespace.value(), defaults)));
  }

  private static Optional<String> problemIn(String namespace, ClassDefaults defaults) {
    String filled = ClusterStages.fill(namespace, ClusterName.IN_CLUSTER);
    if (!Texts.isDnsLabel(filled, 63) && filled.indexOf('{') < 0) {
      return Optional.of("is no name of a namespace");
    }
    return ReservedNames.isHome(filled, defaults.homeNamespace())
        ? Optional.of("is the name of a home namespace; those are their tenants'")
        : Optional.empty();
  }

  private static Stream<Breach> references(At<Stage> stage) {
    return StageRules.referencesOf(stage)
        .filter(name -> !ReservedNames.isOfClass(name.value()))
        .map(
            name -> name.says("{}: what stages of a class read is named platform-*", name.value()));
  }

  private static Stream<Breach> bindable(ClassWorld world) {
    if (world.tenantClass().getSpec().clusterStages().isEmpty()
        || world.bindableRoles().isEmpty()) {
      return Stream.empty();
    }
    At<List<String>> said =
        At.spec(world.tenantClass().getSpec())
            .child("roles", PlatformTenantClassSpec::roles)
            .child("accounts", Roles::accounts)
            .child("cluster", AccountRoles::cluster);
    return ClassDefaults.of(world.tenantClass()).accounts().cluster().stream()
        .distinct()
        .filter(role -> !world.bindableRoles().contains(role))
        .map(
            role ->
                itemOf(said, role)
                    .says(
                        "ClusterRole {} is none the operator may bind for the whole cluster; add it"
                            + " to clusterBindableClusterRoles of the chart, or change the class",
                        role));
  }

  /** The role where the class says it, or the list it would be in. */
  private static At<?> itemOf(At<List<String>> roles, String role) {
    return At.items(roles)
        .filter(item -> item.value().equals(role))
        .findFirst()
        .<At<?>>map(item -> item)
        .orElse(roles);
  }
}
