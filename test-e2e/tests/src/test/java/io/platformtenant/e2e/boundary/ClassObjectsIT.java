package io.platformtenant.e2e.boundary;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;
import static io.platformtenant.testkit.waiting.Eventually.eventually;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a class's stages brought into an environment stays as they brought it. */
class ClassObjectsIT {
  private static final String OF_THE_CLASS =
      "labels: {kustomize.toolkit.fluxcd.io/name: prod-platform-base,"
          + " kustomize.toolkit.fluxcd.io/namespace: brought-home}";
  private static final String OF_THE_TEAM =
      "labels: {kustomize.toolkit.fluxcd.io/name: prod-addons,"
          + " kustomize.toolkit.fluxcd.io/namespace: brought-home}";
  private static final String OF_HELM =
      "labels: {helm.toolkit.fluxcd.io/name: x, helm.toolkit.fluxcd.io/namespace: brought-home}";

  private static final KubernetesClient ADMIN = ControlPlane.shared().admin();
  private static final ClusterUser GIT = user("brought-home:tenant-reconciler-prod");
  private static final ObjectId NO_EGRESS =
      ObjectId.of(ManagedKind.NETWORK_POLICY, "brought-prod", "no-egress");
  private static final String UNWATCHED =
      "{\"metadata\":{\"annotations\":{\"kustomize.toolkit.fluxcd.io/reconcile\":\"disabled\"}}}";

  private static final String TEN_REPLICAS = "{\"spec\":{\"replicas\":10}}";
  private static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withDryRun(List.of("All"))
          .build();

  private static ClusterUser user(String account) {
    return new Rights(ADMIN).writerOfEverything("system:serviceaccount:" + account);
  }

  static Stream<ClusterUser> accountsOfTheTenant() {
    return Stream.of(
        GIT, user("brought-home:argocd-deployer-prod"), user("brought-prod:some-program"));
  }

  @BeforeAll
  static void aStageHasBroughtThem() {
    Chart.render(Map.of()).install(ADMIN);
    make(
        Act.object(
            "Namespace",
            "v1",
            "name: brought-prod, annotations: {platformtenant.io/home: brought-home},"
                + " labels: {platformtenant.io/tenant: brought, platformtenant.io/environment: prod}",
            ""));
    make(policy("no-egress", OF_THE_CLASS));
    make(policy("own", OF_THE_TEAM));
    make(workload("brought", OF_THE_CLASS));
    make(workload("own", OF_THE_TEAM));
    eventually(
        "the policy is in force",
        () -> new DryRuns(GIT).isRefusedBy("class-objects", policy("probe", OF_THE_CLASS)));
  }

  private static void make(String manifest) {
    ADMIN.resource(manifest).createOr(there -> null);
  }

  private static String workload(String name, String labels) {
    return Act.object(
        "Deployment",
        "apps/v1",
        "name: %s, namespace: brought-prod, %s".formatted(name, labels),
        "spec: {replicas: 0, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}},"
            + " spec: {containers: [{name: a, image: a}]}}}");
  }

  private static String policy(String name, String labels) {
    return Act.object(
        "NetworkPolicy",
        "networking.k8s.io/v1",
        "name: %s, namespace: brought-prod, %s".formatted(name, labels),
        "spec: {podSelector: {}, policyTypes: [Egress]}");
  }

  @ParameterizedTest
  @MethodSource("accountsOfTheTenant")
  void isNeitherChangedNorDeletedByATenantsAccount(ClusterUser account) {
    assertRefused(
        "(class-objects|flux-exceptions)",
        () -> account.changes(NO_EGRESS, UNWATCHED),
        "brought-prod/no-egress");
    assertRefused(
        "class-objects",
        () -> account.changes(NO_EGRESS, "{\"spec\":{\"egress\":[{}]}}"),
        "NetworkPolicy \"brought-prod/no-egress\"",
        "stage \"prod-platform-base\"");
    assertRefused(
        "class-objects",
        () -> account.changes(NO_EGRESS, "{\"metadata\":{\"labels\":null}}"),
        "no-egress");
    assertRefused("class-objects", () -> account.deletes(NO_EGRESS), "no-egress");
    account.annotates(
        ObjectId.of(ManagedKind.NETWORK_POLICY, "brought-prod", "own"), "example.com/a", "b");
  }

  @ParameterizedTest
  @MethodSource("accountsOfTheTenant")
  void nothingIsMadeToLookLikeIt(ClusterUser account) {
    for (String labels : new String[] {OF_THE_CLASS, OF_HELM}) {
      assertRefused(
          "class-objects",
          () -> new DryRuns(account).creates(policy("mine", labels)),
          "\"brought-prod/mine\"");
    }
    new DryRuns(account).creates(policy("mine", OF_THE_TEAM));
  }

  /** Helm installs what stands there, with the rights of the class. */
  @ParameterizedTest
  @MethodSource("accountsOfTheTenant")
  void theRecordOfAHelmReleaseIsLeftAlone(ClusterUser account) {
    assertRefused(
        "class-objects",
        () -> new DryRuns(account).creates(secret("sh.helm.release.v1.agent.v1")),
        "record of a Helm release");
    new DryRuns(account).creates(secret("agent"));
  }

  private static String secret(String name) {
    return Act.object("Secret", "v1", "namespace: brought-prod, name: " + name, "");
  }

  /** Whose a workload is does not stand in a Scale, so replicas are changed where it does. */
  @ParameterizedTest
  @MethodSource("accountsOfTheTenant")
  void aWorkloadIsScaledByItsOwnFieldAlone(ClusterUser account) {
    for (String name : new String[] {"brought", "own"}) {
      assertRefused(
          "class-objects",
          () -> deployment(account, name).subresource("scale").patch(MERGE, TEN_REPLICAS),
          "scale of deployments \"brought-prod/" + name + "\"");
    }
    assertRefused(
        "class-objects",
        () -> deployment(account, "brought").patch(MERGE, TEN_REPLICAS),
        "Deployment \"brought-prod/brought\"");
    deployment(account, "own").patch(MERGE, TEN_REPLICAS);
  }

  @ParameterizedTest
  @MethodSource("accountsOfTheTenant")
  void theStatusOfAWorkloadIsItsControllersToTell(ClusterUser account) {
    String all = "{\"metadata\":{\"annotations\":{\"a\":\"b\"}}}";
    assertRefused(
        "class-objects",
        () -> deployment(account, "brought").subresource("status").patch(MERGE, all),
        "Deployment \"brought-prod/brought\"");
    deployment(account, "own").subresource("status").patch(MERGE, all);
  }

  private static Resource<GenericKubernetesResource> deployment(ClusterUser account, String name) {
    return account
        .client()
        .genericKubernetesResources("apps/v1", "Deployment")
        .inNamespace("brought-prod")
        .withName(name);
  }

  @Test
  void everybodyElseGoesOn() {
    ClusterUser stage = user("brought-home:platform-reconciler-prod");
    ClusterUser controller = user("cert-manager:cert-manager");
    stage.annotates(NO_EGRESS, "example.com/by", "the class");
    controller.annotates(NO_EGRESS, "example.com/by", "a controller");
    new DryRuns(stage).creates(secret("sh.helm.release.v1.agent.v1"));
  }
}
