package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.PLAIN_CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.engines.standins.argo.ArgoStandIn;
import io.platformtenant.engines.standins.flux.FluxStandIn;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.operator.cli.live.LiveContracts;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.drift.DriftPace;
import io.platformtenant.operator.model.engines.Capabilities;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A class wants what Argo CD delivers signed: under a release that knows nothing of it no gate
 * opens, and under one that does its project says so, whatever somebody else writes there.
 */
@OnItsOwnCluster
class SignedDeliveryIT {
  private static final String TENANT = "shop";
  private static final String KEY = "D56C4FCA57A46444";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  @Test
  void nothingIsDeliveredThatArgoCdDoesNotVerify() {
    try (var plane = ControlPlane.start(line -> {})) {
      plane.installCrds(UpstreamCrds.flux());
      plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_2));
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
        new Story(plane, new Corner(plane.admin(), "signed"), new Parts(TENANT)).isTold();
      }
    }
  }

  private record Story(ControlPlane plane, Corner corner, Parts parts) {
    private void isTold() {
      var engines = new ToldEngines(plane.admin());
      engines.stockServer();
      engines.mayImpersonate(List.of("argocd-deployer-dev"));
      engines.soundSettings();
      engines.lockedDown();

      wants("{require: All, gpgKeys: [%s]}".formatted(KEY));
      corner.apply(SMALL_TENANT.called(TENANT).ofClass("class-{id}"));
      untilEnforcedIs("False", "appprojects.argoproj.io has no spec.sourceIntegrity");
      assertThat(corner.exists(parts.project())).isTrue();
      assertThat(integrity().isMissingNode()).isTrue();
      assertThat(seenByDiff()).isEqualTo(new Capabilities(false));
      assertThat(corner.exists(parts.application("web", "dev"))).isFalse();

      plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
      untilEnforcedIs("True", "Argo CD impersonates");
      untilItsSignersAre(KEY);
      within(PATIENCE).until("it is delivered", () -> corner.isReady(TENANT));
      assertThat(integrity().at("/git/policies/0/repos/0/url").asText()).isEqualTo("*");
      assertThat(seenByDiff()).isEqualTo(Capabilities.ALL);

      write("{\"git\":{\"policies\":[]}}");
      untilItsSignersAre(KEY);
      write("null");
      untilItsSignersAre(KEY);

      engines.repoServer("ARGOCD_GPG_ENABLED", "false");
      untilEnforcedIs("False", "ARGOCD_GPG_ENABLED of Deployment argocd/argocd-repo-server");
      engines.repoServer("ARGOCD_GPG_ENABLED", "true");
      untilEnforcedIs("True", "Argo CD impersonates");

      wants("{require: None, gpgKeys: [%s]}".formatted(KEY));
      untilNobodySigns();
    }

    private void wants(String verification) {
      corner.apply(
          PLAIN_CLASS.guardrails(
              "{repositories: [\"**\"], enforcement: Required, verification: "
                  + verification
                  + "}"));
    }

    /** As somebody who administers. */
    private void write(String integrity) {
      KubernetesClient admin = plane.admin();
      admin
          .genericKubernetesResources(Contexts.of(parts.project().kind()))
          .inNamespace(parts.project().namespace())
          .withName(parts.project().name())
          .patch(MERGE, "{\"spec\":{\"sourceIntegrity\":" + integrity + "}}");
    }

    private Capabilities seenByDiff() {
      return new LiveContracts(plane.admin()).capabilities();
    }

    private JsonNode integrity() {
      return JSON.<JsonNode>valueToTree(corner.get(parts.project())).at("/spec/sourceIntegrity");
    }

    private void untilItsSignersAre(String key) {
      within(PATIENCE, () -> "It says " + integrity())
          .until(
              "its project names who signs",
              () -> integrity().at("/git/policies/0/gpg/keys/0").asText().equals(key));
    }

    private void untilNobodySigns() {
      within(PATIENCE, () -> "It says " + integrity())
          .until("its project names nobody", () -> integrity().isMissingNode());
    }

    private void untilEnforcedIs(String status, String told) {
      within(PATIENCE, () -> "It says " + corner.condition(TENANT, "Enforced"))
          .untilAsserted(
              "it is " + status,
              () -> {
                Condition enforced = corner.condition(TENANT, "Enforced").orElseThrow();
                assertThat(enforced.status()).isEqualTo(status);
                assertThat(enforced.message()).contains(told);
              });
    }
  }
}
