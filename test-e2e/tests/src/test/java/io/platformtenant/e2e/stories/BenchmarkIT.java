package io.platformtenant.e2e.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.chart.ChartFolder;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.users.ClusterUser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The checks of the Multi-Tenancy Benchmark (kubernetes-sigs, archived) against namespaces that the
 * operator made, under what the chart ships: by what Argo CD acts as for the tenant's Git, and by
 * somebody of its deployers. docs/boundary.md has a row for each.
 */
class BenchmarkIT extends SharedStory {
  private static final ClassYaml CLASS =
      ClassYaml.named("class-{id}")
          .with(
              """
              namespaceProfiles:
                - {name: default, networkPolicy: DefaultDeny}
                - name: counted
                  networkPolicy: DefaultDeny
                  resourceQuota: {hard: {requests.cpu: "4", requests.memory: 8Gi, services: "0"}}
              """);
  private static final String RESTRICTED = "violates PodSecurity \"restricted:latest\": ";
  private static final TenantYaml TENANT =
      TenantYaml.named("{id}a")
          .with("access: {deployers: {groups: [\"dev-{id}\"]}}")
          .environment("dev")
          .with(
              "environments: [{name: counted, namespaces: [{name: \"{id}a-counted\", profile: counted}]}]");

  @BeforeEach
  void twoTenantsAreThere() {
    if (corner.tenant("{id}a") == null) {
      corner.apply(CLASS);
      corner.apply(TENANT);
      corner.apply(TenantYaml.named("{id}b").environment("dev"));
    }
    untilReady("{id}a");
    untilReady("{id}b");
  }

  private String mine() {
    return parts("{id}a").namespace("dev").name();
  }

  private String neighbours() {
    return parts("{id}b").namespace("dev").name();
  }

  private ClusterUser argocd(String environment) {
    return ClusterUser.called(
        admin,
        "system:serviceaccount:%s:argocd-deployer-%s"
            .formatted(parts("{id}a").home().name(), environment));
  }

  private ClusterUser developer() {
    return ClusterUser.called(admin, "allie", "dev-" + corner.id(), "system:authenticated");
  }

  private List<ClusterUser> tenant() {
    return List.of(argocd("dev"), developer());
  }

  @Test
  void blockAccessToClusterResources() {
    for (ClusterUser user : tenant()) {
      assertThat(
              Stream.of("get", "list", "create", "patch", "delete")
                  .flatMap(
                      verb ->
                          Stream.of(
                                  "/namespaces",
                                  "/nodes",
                                  "/persistentvolumes",
                                  "storage.k8s.io/storageclasses",
                                  "rbac.authorization.k8s.io/clusterroles",
                                  "rbac.authorization.k8s.io/clusterrolebindings",
                                  "apiextensions.k8s.io/customresourcedefinitions",
                                  "admissionregistration.k8s.io/validatingadmissionpolicies")
                              .map(kind -> verb + " " + kind)))
          .noneMatch(what -> user.may(what, ""));
      assertThat(user.may("list apps/deployments", mine())).isTrue();
    }
  }

  @Test
  void blockMultitenantResources() {
    ObjectId policy = ObjectId.of(ManagedKind.NETWORK_POLICY, mine(), "platform-tenant");
    isRefused("platform-tenant-owned", () -> argocd("dev").annotates(policy, "example.com/a", "b"));
    isRefused("platform-tenant-owned", () -> argocd("dev").deletes(policy));
    isRefused("cannot patch", () -> developer().annotates(policy, "example.com/a", "b"));
    for (ClusterUser user : tenant()) {
      assertThat(List.of("patch", "delete", "create"))
          .noneMatch(verb -> user.may(verb + " rbac.authorization.k8s.io/rolebindings", mine()));
    }
    argocd("dev").creates(networkPolicy(mine(), "another"));
  }

  @Test
  void blockOtherTenantResources() {
    for (ClusterUser user : tenant()) {
      assertThat(
              List.of("get /secrets", "list /pods", "list apps/deployments", "create /configmaps"))
          .noneMatch(what -> user.may(what, neighbours()));
    }
  }

  @Test
  void blockModificationOfResourceQuotas() {
    for (ClusterUser user : List.of(argocd("counted"), developer())) {
      assertThat(List.of("create", "patch", "update", "delete", "deletecollection"))
          .noneMatch(
              verb ->
                  user.may(verb + " /resourcequotas", parts("{id}a").namespace("counted").name()));
    }
  }

  @Test
  void blockRolePrivilegeEscalation() {
    for (ClusterUser user : tenant()) {
      assertThat(
              List.of(
                  "escalate rbac.authorization.k8s.io/roles",
                  "bind rbac.authorization.k8s.io/clusterroles",
                  "create rbac.authorization.k8s.io/roles",
                  "impersonate /serviceaccounts",
                  "create /serviceaccounts/token"))
          .noneMatch(what -> user.may(what, mine()));
    }
  }

  /** A tenant makes no pods; what makes them for its Deployments is refused them. */
  @TestFactory
  Stream<DynamicTest> pods() {
    return BadPod.ALL.stream()
        .map(pod -> DynamicTest.dynamicTest(pod.check(), () -> isRefused(pod)));
  }

  private void isRefused(BadPod pod) {
    ClusterUser controller =
        ClusterUser.called(admin, "system:serviceaccount:kube-system:replicaset-controller");
    isRefused(
        // This API server is started without --allow-privileged, and says so first.
        pod.bad().startsWith("privileged") ? "disallowed by cluster policy" : RESTRICTED,
        () -> dryRun(controller, pod().replace(pod.sound(), pod.bad())),
        pod.words());
    dryRun(controller, pod());
    isRefused("cannot create resource \"pods\"", () -> dryRun(argocd("dev"), pod()));
    isRefused("cannot create resource \"pods\"", () -> dryRun(developer(), pod()));
    isRefused("cannot create resource \"deployments\"", () -> dryRun(developer(), deployment()));
    dryRun(argocd("dev"), deployment());
  }

  private String pod() {
    return object("v1", "Pod", mine(), "bench", "spec: " + BadPod.SOUND);
  }

  private String deployment() {
    return object(
        "apps/v1",
        "Deployment",
        mine(),
        "bench",
        "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: "
            + BadPod.SOUND
            + "}}");
  }

  @Test
  void blockUseOfNodePortServices() {
    String service = "spec: {type: %s, ports: [{port: 443}]}";
    isRefused(
        "platform-tenant-doors",
        () ->
            dryRun(
                argocd("dev"),
                object("v1", "Service", mine(), "bench", service.formatted("NodePort"))));
    dryRun(argocd("dev"), object("v1", "Service", mine(), "bench", service.formatted("ClusterIP")));
    isRefused(
        "cannot create",
        () ->
            dryRun(
                developer(),
                object("v1", "Service", mine(), "bench", service.formatted("NodePort"))));
  }

  /** Of objects, as of what programs use up. */
  @Test
  void configureNamespaceQuotas() {
    String counted = parts("{id}a").namespace("counted").name();
    var quota = admin.resourceQuotas().inNamespace(counted).withName("platform-tenant").get();
    assertThat(quota.getSpec().getHard())
        .containsKeys("requests.cpu", "requests.memory", "services");
    isRefused(
        "quota: platform-tenant",
        () ->
            argocd("counted")
                .creates(
                    object("v1", "Service", counted, "bench", "spec: {ports: [{port: 443}]}")));
    dryRun(argocd("counted"), object("v1", "ConfigMap", counted, "bench", ""));
  }

  @Test
  void createNetworkPolicies() {
    dryRun(argocd("dev"), networkPolicy(mine(), "bench"));
    isRefused("cannot create", () -> dryRun(argocd("dev"), networkPolicy(neighbours(), "bench")));
  }

  /** Who may do what is the contract's to say, so self-service is by a change of it. */
  @Test
  void createRoleBindings() {
    for (ClusterUser user : tenant()) {
      assertThat(user.may("create rbac.authorization.k8s.io/rolebindings", mine())).isFalse();
    }
    corner.apply(TENANT.with("access: {viewers: {groups: [\"new-{id}\"]}}"));
    untilReady("{id}a");
    assertThat(ClusterUser.called(admin, "bob", "new-" + corner.id()).may("list /pods", mine()))
        .isTrue();
  }

  @Test
  void defaultDenyNetworkConnectionsAcrossTenants() {
    var spec =
        admin
            .network()
            .v1()
            .networkPolicies()
            .inNamespace(mine())
            .withName("platform-tenant")
            .get()
            .getSpec();
    assertThat(spec.getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
    assertThat(spec.getPodSelector().getMatchLabels()).isNullOrEmpty();
    assertThat(spec.getIngress())
        .allSatisfy(
            rule ->
                assertThat(rule.getFrom())
                    .isNotEmpty()
                    .allMatch(
                        from -> from.getNamespaceSelector() == null && from.getIpBlock() == null));
  }

  @Test
  void everyCheckHasARow() throws IOException {
    String page = Files.readString(ChartFolder.find().resolve("../../docs/boundary.md"));
    assertThat(Stream.of(getClass().getDeclaredMethods()))
        .filteredOn(
            m -> m.isAnnotationPresent(Test.class) || m.isAnnotationPresent(TestFactory.class))
        .filteredOn(m -> !m.getName().equals("everyCheckHasARow"))
        .hasSizeGreaterThan(10)
        .allMatch(m -> page.contains(" | `" + m.getName() + "` |"));
  }

  private void isRefused(String by, Runnable attempt, String... words) {
    var refusal = catchThrowableOfType(KubernetesClientException.class, attempt::run);
    assertThat(refusal).as("a refusal by %s", by).isNotNull();
    assertThat(refusal.getMessage()).contains(by);
    assertThat(words).allMatch(refusal.getMessage()::contains);
    assertThat(refusal.getCode()).isIn(403, 422);
  }

  private static void dryRun(ClusterUser user, String manifest) {
    user.client()
        .resource(Serialization.unmarshal(manifest, GenericKubernetesResource.class))
        .dryRun()
        .create();
  }

  private static String networkPolicy(String namespace, String name) {
    return object(
        "networking.k8s.io/v1", "NetworkPolicy", namespace, name, "spec: {podSelector: {}}");
  }

  private static String object(
      String apiVersion, String kind, String namespace, String name, String rest) {
    return "apiVersion: %s\nkind: %s\nmetadata: {name: %s, namespace: %s}\n%s"
        .formatted(apiVersion, kind, name, namespace, rest);
  }
}
