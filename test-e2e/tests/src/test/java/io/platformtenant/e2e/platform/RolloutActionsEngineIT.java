package io.platformtenant.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.e2e.stories.Parts;
import io.platformtenant.testkit.chart.DeployerFragments;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.Neighbour;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.users.ClusterUser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A Rollout that waits at a step, and who may have it go on through Argo CD: deployers in staging,
 * approvers in prod. Its controller is played by the test, which writes the status it would.
 */
class RolloutActionsEngineIT extends ProjectStory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ACTION = "/resource/actions/v2";
  private static final String ROLLOUT =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Rollout
      metadata: {name: shop}
      spec:
        replicas: 0
        selector: {matchLabels: {app: shop}}
        template:
          metadata: {labels: {app: shop}}
          spec: {containers: [{name: shop, image: "registry.example.com/shop:2"}]}
        strategy: {canary: {steps: [{setWeight: 50}, {pause: {}}]}}
      """;
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  @BeforeAll
  void aRolloutIsDeliveredToBoth() {
    engines.plane().installCrds(UpstreamCrds.of(Neighbour.ARGO_ROLLOUTS));
    corner.apply(
        ClassYaml.named("class-{id}")
            .with(
                "roles: {accounts: {deployer: [platform-tenant-deployer, %s]}}"
                    .formatted(DeployerFragments.role("rollouts"))));
    for (String environment : List.of("staging", "prod")) {
      String account = "argocd-deployer-" + environment;
      var binding =
          new Parts(ours).binding(environment, account + ":" + DeployerFragments.role("rollouts"));
      eventually(account + " has the role", () -> corner.exists(binding));
    }
    git.push(
        deploy(ours),
        Map.of("api/staging/rollout.yaml", ROLLOUT, "api/prod/rollout.yaml", ROLLOUT));
    eventually("staging has it", () -> rollout(admin, "staging").get() != null);
    eventually(
        "an approver brings it to prod",
        () ->
            us.approver().post(application(ours, "prod") + "/sync", "{}").on(argo).granted()
                && rollout(admin, "prod").get() != null);
    for (String environment : List.of("staging", "prod")) {
      eventually(
          "Argo CD knows that of " + environment,
          () ->
              us.viewer()
                  .get(
                      application(ours, environment)
                          + "/resource?resourceName=shop&group=argoproj.io&version=v1alpha1&kind=Rollout&namespace="
                          + new Parts(ours).namespace(environment).name())
                  .on(argo)
                  .granted());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "resume, false, /pauseConditions, absent",
    "abort, false, /abort, true",
    "promote-full, false, /promoteFull, true",
    "retry, true, /abort, absent"
  })
  void deployersActInStagingAndApproversInProd(
      String action, boolean aborted, String field, String becomes) {
    for (String environment : List.of("staging", "prod")) {
      waits(admin, environment, aborted);
      JsonNode before = status(environment);
      Stream<ArgoUser> others =
          environment.equals("prod")
              ? Stream.of(us.viewer(), us.deployer(), them.approver())
              : Stream.of(us.viewer(), us.approver(), them.deployer());
      assertThat(others)
          .as(action + " in " + environment)
          .allMatch(who -> runs(who, environment, action).on(argo).denied());
      assertThat(status(environment)).isEqualTo(before);

      ArgoUser whoMay = environment.equals("prod") ? us.approver() : us.deployer();
      assertThat(runs(whoMay, environment, action).on(argo)).matches(a -> a.granted(), "granted");
      assertThat(status(environment).at(field).asText("absent")).isEqualTo(becomes);
    }
  }

  /** What no class has given is not among them. */
  @Test
  void otherActionsAreNobodys() {
    for (ArgoUser who : us.all().toList()) {
      for (String environment : List.of("staging", "prod")) {
        assertThat(runs(who, environment, "pause").on(argo)).matches(a -> a.denied(), "denied");
        assertThat(runs(who, environment, "skip-current-step").on(argo))
            .matches(a -> a.denied(), "denied");
      }
    }
  }

  /** From Argo CD 3.5 on its server acts as the account too: the fragment has what that writes. */
  @Test
  void theAccountMayWriteWhatTheActionsWrite() {
    waits(deployer("staging"), "staging", true);
    assertThat(status("staging").path("abort").asBoolean()).isTrue();
    rollout(deployer("staging"), "staging").patch(MERGE, "{\"spec\":{\"paused\":false}}");
  }

  private KubernetesClient deployer(String environment) {
    String home = new Parts(ours).home().name();
    return ClusterUser.called(
            admin, "system:serviceaccount:" + home + ":argocd-deployer-" + environment)
        .client();
  }

  private Call runs(ArgoUser who, String environment, String action) {
    return who.post(
        application(ours, environment) + ACTION,
        "{namespace: %s-%s, resourceName: shop, group: argoproj.io, version: v1alpha1, kind: Rollout, action: %s}"
            .formatted(ours, environment, action));
  }

  private void waits(KubernetesClient writer, String environment, boolean aborted) {
    rollout(writer, environment)
        .subresource("status")
        .patch(
            MERGE,
            """
            {"status": {"observedGeneration": "1", "currentPodHash": "new", "stableRS": "old",
              "controllerPause": true, "promoteFull": null, "abort": %s,
              "pauseConditions": [{"reason": "CanaryPauseStep", "startTime": "2026-01-31T12:00:00Z"}]}}
            """
                .formatted(aborted ? "true" : "null"));
  }

  private JsonNode status(String environment) {
    Object status = rollout(admin, environment).require().getAdditionalProperties().get("status");
    return JSON.valueToTree(status);
  }

  private Resource<GenericKubernetesResource> rollout(KubernetesClient client, String environment) {
    return client
        .genericKubernetesResources("argoproj.io/v1alpha1", "Rollout")
        .inNamespace(new Parts(ours).namespace(environment).name())
        .withName("shop");
  }
}
