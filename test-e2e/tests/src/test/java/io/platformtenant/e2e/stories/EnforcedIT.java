package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.PLAIN_CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.engines.standins.argo.ArgoStandIn;
import io.platformtenant.engines.standins.flux.FluxStandIn;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.operator.drift.DriftPace;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A class insists that the engines hold its tenants to their accounts. Setting after setting is
 * mended, as the condition says, until the gate opens; and one is undone.
 */
@OnItsOwnCluster
class EnforcedIT {
  private static final String ARGOCD = "argocd";
  private static final String FLUX = "flux-system";
  private static final String TENANT = "shop";

  private static final Map<String, String> SOUND =
      Map.of(
          "application.sync.impersonation.enabled", "true",
          "application.sync.requireOverridePrivilegeForRevisionSync", "true",
          "helm.valuesFileSchemes", "");

  @Test
  void theGateOpensWhenTheLastGapIsClosed() {
    try (var plane = ControlPlane.start(line -> {})) {
      plane.installCrds(UpstreamCrds.flux());
      plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
      var script = new Script();
      try (var _ = FluxStandIn.start(plane.admin(), script, line -> {});
          var _ = ArgoStandIn.start(plane.admin(), script, line -> {});
          var _ =
              RunningOperator.start(
                  plane,
                  RunningOperator.quick(null, true)
                      .at(
                          RunningOperator.paces(DriftPace.USUAL)
                              .reading(Duration.ofMillis(500))))) {
        new Story(plane.admin()).isTold();
      }
    }
  }

  private record Story(KubernetesClient admin, Corner corner, Parts parts) {
    private Story(KubernetesClient admin) {
      this(admin, new Corner(admin, "enforced"), new Parts(TENANT));
    }

    private void isTold() {
      stockServer();
      corner.apply(
          PLAIN_CLASS
              .called("class-" + TENANT)
              .guardrails("{repositories: [\"**\"], enforcement: Required}"));
      corner.apply(SMALL_TENANT.called(TENANT).ofClass("class-" + TENANT));
      untilEnforcedIs("False", "argocd-server may not impersonate");
      assertThat(corner.condition(TENANT, "Stalled").orElseThrow().reason())
          .isEqualTo("NotEnforced");
      mayImpersonate(List.of());
      untilEnforcedIs("False", "argocd-server may impersonate", "kube-system");
      mayImpersonate(List.of("argocd-deployer-dev"));
      untilEnforcedIs("Unknown", "there is no ConfigMap argocd/argocd-cm");
      untilReadyIs("NotEnforced");

      settings(Map.of());
      untilEnforcedIs("False", "application.sync.impersonation.enabled of ConfigMap argocd/");
      settings(SOUND);
      untilEnforcedIs("Unknown", "there is no Deployment kustomize-controller in namespace flux");
      flux("--no-cross-namespace-refs=true", "--default-service-account=default");
      untilEnforcedIs("False", "--no-remote-bases=true");
      assertThat(corner.exists(parts.application("web", "dev"))).isFalse();

      flux(
          "--no-cross-namespace-refs=true",
          "--default-service-account=default",
          "--no-remote-bases=true");
      untilEnforcedIs("True", "Argo CD impersonates");
      within(PATIENCE).until("it is delivered", () -> corner.isReady(TENANT));
      assertThat(corner.exists(parts.application("web", "dev"))).isTrue();

      settings(Map.of("helm.valuesFileSchemes", "https"));
      untilEnforcedIs("False", "application.sync.impersonation.enabled");
      untilReadyIs("NotEnforced");
      assertThat(corner.exists(parts.application("web", "dev"))).as("it stays").isTrue();
    }

    private void untilEnforcedIs(String status, String... told) {
      within(PATIENCE, () -> "It says " + corner.condition(TENANT, "Enforced"))
          .untilAsserted(
              "it is " + status,
              () -> {
                Condition enforced = corner.condition(TENANT, "Enforced").orElseThrow();
                assertThat(enforced.status()).isEqualTo(status);
                assertThat(enforced.message()).contains(told);
              });
    }

    private void untilReadyIs(String reason) {
      within(PATIENCE, () -> "It says " + corner.condition(TENANT, "Ready"))
          .until(
              "it is " + reason,
              () -> corner.condition(TENANT, "Ready").orElseThrow().reason().equals(reason));
    }

    private void settings(Map<String, String> data) {
      apply(
          new ConfigMapBuilder()
              .withNewMetadata()
              .withName("argocd-cm")
              .withNamespace(ARGOCD)
              .endMetadata()
              .withData(data)
              .build());
    }

    /** Has all rights as a stand-in, and as the stock manifests have it none to act as others. */
    private void stockServer() {
      admin
          .rbac()
          .clusterRoleBindings()
          .withName("stand-in-engines")
          .edit(
              all ->
                  new ClusterRoleBindingBuilder(all)
                      .removeMatchingFromSubjects(s -> s.getName().equals("argocd-server"))
                      .build());
    }

    /** As whom argocd-server may act; as everybody where there are no names. */
    private void mayImpersonate(List<String> names) {
      apply(
          new ClusterRoleBuilder()
              .withNewMetadata()
              .withName("argocd-impersonation")
              .endMetadata()
              .addNewRule()
              .withApiGroups("")
              .withResources("serviceaccounts")
              .withVerbs("impersonate")
              .withResourceNames(names)
              .endRule()
              .build());
      apply(
          new ClusterRoleBindingBuilder()
              .withNewMetadata()
              .withName("argocd-impersonation")
              .endMetadata()
              .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "argocd-impersonation")
              .addNewSubject("", "ServiceAccount", "argocd-server", ARGOCD)
              .build());
    }

    private void flux(String... arguments) {
      apply(new NamespaceBuilder().withNewMetadata().withName(FLUX).endMetadata().build());
      apply(
          new DeploymentBuilder()
              .withNewMetadata()
              .withName("kustomize-controller")
              .withNamespace(FLUX)
              .endMetadata()
              .withNewSpec()
              .withNewSelector()
              .addToMatchLabels("app", "kustomize-controller")
              .endSelector()
              .withNewTemplate()
              .withNewMetadata()
              .addToLabels("app", "kustomize-controller")
              .endMetadata()
              .withNewSpec()
              .addNewContainer()
              .withName("manager")
              .withImage("kustomize-controller")
              .withArgs(arguments)
              .endContainer()
              .endSpec()
              .endTemplate()
              .endSpec()
              .build());
    }

    private void apply(HasMetadata object) {
      admin.resource(object).forceConflicts().serverSideApply();
    }
  }
}
