package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with an operator of its own in a corner of the shared cluster. */
abstract class Story {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Guardrails that are in nobody's way: stories about other things need them open. */
  static final String PERMITS =
      "{repositories: [\"**\"], namespaces: [\"*\"], protectedAutoSync: Allow, protectedRevisions: Any}";

  /** A class with one stage. */
  static final String CLASS =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenantClass
      metadata: {name: "class-{id}"}
      spec:
        guardrails: {permits}
        homeNamespace: "home-{tenant}"
        bootstrap:
          sources:
            - {name: platform-base, git: {url: "https://git.example.com/platform/base.git"}}
          stages:
            - {name: platform-base, source: platform-base, path: "base/{environment}"}
      """
          .replace("{permits}", PERMITS);

  /** A tenant with a stage and an application in two environments, one of them protected. */
  static final String TENANT =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenant
      metadata: {name: "{id}"}
      spec:
        className: "class-{id}"
        owner: {team: payments, contact: "#payments"}
        access:
          viewers: {groups: [audit]}
          deployers: {groups: [dev]}
          approvers: {groups: [leads]}
        environments:
          - {name: staging, namespaces: [{name: "{id}-staging"}]}
          - {name: prod, protected: true, namespaces: [{name: "{id}-prod"}]}
        bootstrap:
          sources:
            - {name: config, git: {url: "https://git.example.com/payments/config.git"}}
          stages:
            - {name: addons, source: config, path: "addons/{environment}"}
        delivery:
          applications:
            - name: api
              source: {repoURL: "https://git.example.com/payments/deploy.git", path: "apps/api"}
              environments: [{name: staging}, {name: prod, autoSync: true}]
      """;

  final KubernetesClient admin = ControlPlane.shared().admin();
  final Script script = SharedStandIns.script();
  final Corner corner =
      new Corner(
          admin,
          getClass().getSimpleName().replaceAll("IT$", "").toLowerCase(java.util.Locale.ROOT));
  private RunningOperator operator;

  @BeforeEach
  void startOperator() {
    operator =
        RunningOperator.start(
            ControlPlane.shared(), RunningOperator.quick(corner.selector(), reconcilesClasses()));
  }

  boolean reconcilesClasses() {
    return false;
  }

  @AfterEach
  void stopOperator() {
    StatusLaws.check(admin, corner.selector());
    operator.close();
  }

  void untilReady(String tenant) {
    within(PATIENCE, () -> "It says " + corner.condition(tenant, "Ready").orElse(null))
        .until(tenant + " is Ready", () -> corner.isReady(tenant));
    assertThat(corner.condition(tenant, "Ready").orElseThrow().reason())
        .isIn("Succeeded", "AwaitingSync");
  }
}
