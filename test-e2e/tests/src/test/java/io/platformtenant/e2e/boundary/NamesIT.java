package io.platformtenant.e2e.boundary;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;

import io.platformtenant.testkit.users.ClusterUser;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of what the platform will bring one day: whoever had one first would keep it out. */
class NamesIT {
  private static final Environment HERE = new Environment("names");
  private static final String PROD = HERE.namespace();

  static Stream<ClusterUser> accountsOfTheTenant() {
    return HERE.accountsOfTheTenant();
  }

  static Stream<ClusterUser> engines() {
    return Stream.of(HERE.git(), HERE.argocd(), HERE.person());
  }

  @BeforeAll
  static void anEnvironmentIsThere() {
    HERE.isThere("", "names", policy("platform-tenant"));
    HERE.keeps(scaler("there", "platform-agent"));
    HERE.keeps(settings("platform-there"));
  }

  @ParameterizedTest
  @MethodSource("accountsOfTheTenant")
  void nobodyMakesWhatTheOperatorWillMake(ClusterUser account) {
    for (String manifest :
        new String[] {
          policy("platform-tenant"),
          Act.object(
              "ResourceQuota", "v1", in(PROD, "platform-tenant"), "spec: {hard: {pods: '1'}}"),
          Act.object("LimitRange", "v1", in(PROD, "platform-tenant"), "spec: {limits: []}"),
          binding("access-viewers:platform-tenant-viewer"),
          binding("argocd-deployer-prod:platform-tenant-deployer"),
          binding("tenant-reconciler-prod:x"),
          binding("platform-reconciler-prod:x")
        }) {
      assertRefused(
          "names",
          () -> new DryRuns(account).creates(manifest),
          "kept for what the platform brings");
    }
    new DryRuns(account).creates(policy("own"));
    new DryRuns(account).creates(binding("access-viewers"));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void nobodyMakesWhatAStageOfTheClassWillBring(ClusterUser account) {
    assertRefused(
        "names",
        () -> new DryRuns(account).creates(settings("platform-agent")),
        "ConfigMap \"names-prod/platform-agent\"",
        "does not begin with platform-");
    new DryRuns(account).creates(settings("agent-of-the-platform"));
    new DryRuns(account).merges(settings("platform-there"));
  }

  /** Whose account is one of the namespace, and who calls its Lease after itself. */
  @Test
  void aProgramOfTheClassGoesOn() {
    var program = HERE.accountsOfTheTenant().toList().get(2);
    new DryRuns(program).creates(settings("platform-agent"));
  }

  @ParameterizedTest
  @MethodSource("accountsOfTheTenant")
  void nobodyScalesAWorkloadOfTheClass(ClusterUser account) {
    assertRefused(
        "scaling",
        () -> new DryRuns(account).creates(scaler("mine", "platform-agent")),
        "HorizontalPodAutoscaler \"names-prod/mine\" is \"platform-agent\"");
    new DryRuns(account).creates(scaler("mine", "agent"));
    new DryRuns(account).merges(scaler("there", "platform-agent"));
  }

  @Test
  void everybodyElseGoesOn() {
    HERE.everybodyElse()
        .map(DryRuns::new)
        .forEach(
            user ->
                Stream.of(
                        policy("platform-tenant"),
                        settings("platform-agent"),
                        scaler("mine", "platform-agent"))
                    .forEach(user::creates));
  }

  private static String in(String namespace, String name) {
    return "name: '%s', namespace: %s".formatted(name, namespace);
  }

  private static String policy(String name) {
    return Act.object(
        "NetworkPolicy", "networking.k8s.io/v1", in(PROD, name), "spec: {podSelector: {}}");
  }

  private static String settings(String name) {
    return Act.object("ConfigMap", "v1", in(PROD, name), "data: {a: b}");
  }

  private static String binding(String name) {
    return Act.object(
        "RoleBinding",
        "rbac.authorization.k8s.io/v1",
        in(PROD, name),
        "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name:"
            + " platform-tenant-viewer}\nsubjects: []");
  }

  private static String scaler(String name, String workload) {
    return Act.object(
        "HorizontalPodAutoscaler",
        "autoscaling/v2",
        in(PROD, name),
        "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: %s}, maxReplicas: 2}"
            .formatted(workload));
  }
}
