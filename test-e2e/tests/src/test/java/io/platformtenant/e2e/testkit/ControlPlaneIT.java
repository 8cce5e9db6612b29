package io.platformtenant.e2e.testkit;

import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.testkit.controlplane.AuditLog;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.programs.Go;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlPlaneIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final ControlPlane controlPlane = ControlPlane.shared();
  private final KubernetesClient admin = controlPlane.admin();

  @Test
  void theAggregatedRolesHaveRules() {
    for (var role : List.of("view", "edit", "admin")) {
      assertThat(admin.rbac().clusterRoles().withName(role).get().getRules()).isNotEmpty();
    }
    assertThat(controlPlane.description()).contains("kube-apiserver v");
  }

  @Test
  void aServiceAccountIsGivenWhatRbacGivesAndNoMore() {
    var since = Instant.now();
    account("rbac-here", "mower");
    namespace("rbac-elsewhere");
    grantEdit("rbac-here", "mower");

    try (var mower = client(controlPlane.configFor("rbac-here", "mower"))) {
      within(SOON).untilAsserted("the right is known", () -> create(mower, "rbac-here"));
      assertThatThrownBy(() -> create(mower, "rbac-elsewhere"))
          .isInstanceOf(KubernetesClientException.class)
          .hasFieldOrPropertyWithValue("code", 403);
    }

    within(SOON)
        .untilAsserted(
            "both are in the log",
            () ->
                assertThat(controlPlane.audit().by("system:serviceaccount:rbac-here:mower", since))
                    .filteredOn(AuditLog.Request::isWrite)
                    .extracting(AuditLog.Request::namespace, AuditLog.Request::code)
                    .contains(tuple("rbac-here", 201), tuple("rbac-elsewhere", 403)));
  }

  @Test
  void theControllersAreNotInTheAuditLog() {
    assertThat(controlPlane.audit().since(Instant.EPOCH))
        .isNotEmpty()
        .extracting(AuditLog.Request::user)
        .doesNotContain("system:apiserver", "system:kube-controller-manager");
  }

  @Test
  void aDeletedNamespaceEnds() {
    namespace("short-lived");
    create(admin, "short-lived");

    admin.namespaces().withName("short-lived").delete();

    eventually(
        "the namespace is gone, 5 s after its deletion at the earliest",
        () -> admin.namespaces().withName("short-lived").get() == null);
  }

  @Test
  void aKubeconfigServesKubectl(@TempDir Path folder) throws IOException {
    account("kubectl-here", "reader");
    var kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(
        kubeconfig, controlPlane.kubeconfig(controlPlane.configFor("kubectl-here", "reader")));

    var answer =
        Go.run(
            folder,
            List.of(
                controlPlane.kubectl().toString(),
                "--kubeconfig=" + kubeconfig,
                "auth",
                "whoami",
                "--output=jsonpath={.status.userInfo.username}"));

    assertThat(answer).isEqualTo("system:serviceaccount:kubectl-here:reader");
  }

  @Test
  void theEnginesCrdsOfEveryVersionAreAccepted() {
    controlPlane.installCrds(UpstreamCrds.flux());
    for (var version : UpstreamCrds.ArgoCdVersion.values()) {
      controlPlane.installCrds(UpstreamCrds.argocd(version));
      assertThat(hasSourceIntegrity()).isEqualTo(version == UpstreamCrds.ArgoCdVersion.V3_5);
    }
  }

  private boolean hasSourceIntegrity() {
    return admin
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("appprojects.argoproj.io")
        .get()
        .getSpec()
        .getVersions()
        .getFirst()
        .getSchema()
        .getOpenAPIV3Schema()
        .getProperties()
        .get("spec")
        .getProperties()
        .containsKey("sourceIntegrity");
  }

  private void namespace(String name) {
    admin
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
  }

  private void account(String namespace, String name) {
    namespace(namespace);
    admin
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .build())
        .create();
  }

  private void grantEdit(String namespace, String account) {
    admin
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("edit")
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "edit")
                .addNewSubject("", "ServiceAccount", account, namespace)
                .build())
        .create();
  }

  private static void create(KubernetesClient client, String namespace) {
    client
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withGenerateName("made-")
                .endMetadata()
                .build())
        .create();
  }

  private static KubernetesClient client(Config config) {
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
