package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.PLAIN_CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.engines.standins.argo.ArgoStandIn;
import io.platformtenant.engines.standins.flux.FluxStandIn;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.operator.drift.DriftPace;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.users.ClusterUser;
import java.time.Clock;
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
  private static final String TENANT = "shop";

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
        var story = new Story(plane.admin());
        story.isTold();
        story.whatArgoCdLeavesAloneIsUnknown(script);
      }
    }
  }

  private record Story(ToldEngines engines, Corner corner, Parts parts, ClusterUser somebody) {
    private Story(KubernetesClient admin) {
      this(
          new ToldEngines(admin),
          new Corner(admin, "enforced"),
          new Parts(TENANT),
          ClusterUser.admin(admin));
    }

    private void isTold() {
      engines.stockServer();
      corner.apply(
          PLAIN_CLASS
              .called("class-" + TENANT)
              .guardrails("{repositories: [\"**\"], enforcement: Required}"));
      corner.apply(SMALL_TENANT.called(TENANT).ofClass("class-" + TENANT));
      untilEnforcedIs("False", "argocd-server may not impersonate");
      assertThat(corner.condition(TENANT, "Stalled").orElseThrow().reason())
          .isEqualTo("NotEnforced");
      engines.mayImpersonate(List.of());
      untilEnforcedIs("False", "argocd-server may impersonate", "kube-system");
      engines.mayImpersonate(List.of("argocd-deployer-dev"));
      untilEnforcedIs("Unknown", "there is no ConfigMap argocd/argocd-cm");
      untilReadyIs("NotEnforced");

      engines.settings(Map.of());
      untilEnforcedIs("False", "application.sync.impersonation.enabled of ConfigMap argocd/");
      engines.soundSettings();
      untilEnforcedIs("Unknown", "there is no Deployment kustomize-controller in namespace flux");
      engines.flux("--no-cross-namespace-refs=true", "--default-service-account=default");
      untilEnforcedIs("False", "--no-remote-bases=true");
      assertThat(corner.exists(parts.application("web", "dev"))).isFalse();

      engines.lockedDown();
      untilEnforcedIs("True", "Argo CD impersonates");
      within(PATIENCE).until("it is delivered", () -> corner.isReady(TENANT));
      assertThat(corner.exists(parts.application("web", "dev"))).isTrue();

      engines.settings(Map.of("helm.valuesFileSchemes", "https"));
      untilEnforcedIs("False", "application.sync.impersonation.enabled");
      untilReadyIs("NotEnforced");
      assertThat(corner.exists(parts.application("web", "dev"))).as("it stays").isTrue();
    }

    /** How long it may leave one alone stands in its settings, which are there by now. */
    private void whatArgoCdLeavesAloneIsUnknown(Script script) {
      engines.soundSettings();
      untilEnforcedIs("True", "Argo CD impersonates");
      ObjectId web = parts.application("web", "dev");
      script.unseen(Parts.key(web));
      somebody.changesStatus(web, "{\"status\": {\"reconciledAt\": \"2020-01-01T00:00:00Z\"}}");
      within(PATIENCE, () -> "It says " + corner.condition(TENANT, "Ready"))
          .until(
              "nobody knows",
              () -> {
                corner.annotate(
                    TENANT,
                    ApiGroup.RECONCILE_AT_ANNOTATION,
                    Clock.systemUTC().instant().toString());
                return corner
                    .condition(TENANT, "Ready")
                    .orElseThrow()
                    .reason()
                    .equals("EngineSilent");
              });

      script.heal(Parts.key(web));
      within(PATIENCE).until("it is compared again", () -> corner.isReady(TENANT));
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
  }
}
