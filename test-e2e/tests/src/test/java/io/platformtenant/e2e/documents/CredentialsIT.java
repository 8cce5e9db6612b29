package io.platformtenant.e2e.documents;

import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.Neighbour;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the page about credentials shows is taken by the kinds as they were released, under the
 * chart's policies, from the accounts that bring it, with the rights they have and no others.
 */
class CredentialsIT {
  private static final Shown PAGE = Shown.on("credentials.md");
  private static final String TENANT = "filled";
  private static final String HOME = "tenant-" + TENANT;
  private static final String ARGOCD = "argocd";
  private static final String FLUX = "flux-system";
  private static final String EXTERNAL_SECRETS = "external-secrets.io/externalsecrets";

  private static final KubernetesClient ADMIN = ControlPlane.shared().admin();
  private static final ClusterUser OF_THE_CLASS = account(HOME, "platform-home-reconciler");
  private static final ClusterUser OF_THE_PLATFORM = account(FLUX, "argocd-repositories");

  private static ClusterUser account(String namespace, String name) {
    return ClusterUser.called(
        ADMIN,
        "system:serviceaccount:" + namespace + ":" + name,
        "system:serviceaccounts",
        "system:authenticated");
  }

  @BeforeAll
  static void aHomeIsThereAndThePlatformsOwnAccount() {
    ControlPlane plane = ControlPlane.shared();
    plane.installCrds(UpstreamCrds.flux());
    plane.installCrds(UpstreamCrds.of(Neighbour.EXTERNAL_SECRETS));
    plane.installCrds(
        UpstreamCrds.of(
            Neighbour.EXTERNAL_SECRETS, "external-secrets.io_clustersecretstores.yaml"));
    Chart.render(Map.of()).install(ADMIN);
    namespace(HOME, "platformtenant.io/tenant: " + TENANT);
    namespace(ARGOCD, "");
    namespace(FLUX, "");
    // As the operator binds it.
    ADMIN
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName("platform-home-reconciler:platform-tenant-home")
                .withNamespace(HOME)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "platform-tenant-home")
                .addNewSubject(null, "ServiceAccount", "platform-home-reconciler", HOME)
                .build())
        .createOr(there -> null);
    Stream.of("ServiceAccount", "Role", "RoleBinding")
        .map(kind -> PAGE.manifest(kind, "argocd-repositories"))
        .forEach(CredentialsIT::brought);
    eventually(
        "both accounts have their rights",
        () ->
            OF_THE_CLASS.may("create " + EXTERNAL_SECRETS, HOME)
                && OF_THE_PLATFORM.may("create " + EXTERNAL_SECRETS, ARGOCD));
  }

  private static void namespace(String name, String label) {
    ADMIN
        .resource(
            "apiVersion: v1\nkind: Namespace\nmetadata: {name: %s, labels: {%s}}"
                .formatted(name, label))
        .createOr(there -> null);
  }

  private static void brought(String manifest) {
    ADMIN
        .resource(read(manifest))
        .fieldValidation(Validation.STRICT)
        .fieldManager("documents")
        .forceConflicts()
        .serverSideApply();
  }

  @Test
  void aStageOfTheClassFillsAHomeAndNothingElse() {
    String inAnyHome = PAGE.manifest("ExternalSecret", "git-read").replace("${tenant}", TENANT);

    applies(OF_THE_CLASS, in(HOME, inAnyHome));
    applies(OF_THE_CLASS, in(HOME, secret("git-read")));
    applies(OF_THE_CLASS, in(HOME, secret("platform-git")));
    for (String elsewhere : List.of(ARGOCD, FLUX, "default")) {
      isForbidden(OF_THE_CLASS, in(elsewhere, inAnyHome));
      isForbidden(OF_THE_CLASS, in(elsewhere, secret("git-read")));
    }
  }

  @Test
  void thePlatformsOwnAccountFillsArgoCdsNamespaceAndNothingElse() throws IOException {
    var fromAVault = read(PAGE.manifest("ExternalSecret", "payments-deploy"));
    var fromGit =
        read(
            Files.readString(
                Documents.here().root().resolve("docs/argocd/repository-of-a-tenant.yaml")));
    assertThat(fromAVault.<String>get("spec", "target", "template", "data", "project"))
        .isEqualTo("payments");

    applies(OF_THE_PLATFORM, fromAVault);
    applies(OF_THE_PLATFORM, fromGit);
    isForbidden(OF_THE_PLATFORM, in(HOME, secret("git-read")));
    isForbidden(OF_THE_PLATFORM, in(FLUX, secret("git-read")));
    isForbidden(
        OF_THE_PLATFORM,
        in(ARGOCD, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: argocd-cm}"));
  }

  /** What External Secrets makes of it, under the policies that stand over Secrets. */
  @Test
  void itsControllerWritesTheSecrets() {
    var controller =
        new Rights(ADMIN)
            .writerOfEverything("system:serviceaccount:external-secrets:external-secrets");

    applies(controller, in(HOME, secret("git-read")));
    applies(controller, in(ARGOCD, secret("filled-deploy")));
  }

  @Test
  void theStoreOfHomesServesNoEnvironment() {
    var store = read(PAGE.manifest("ClusterSecretStore", "homes"));
    applies(ClusterUser.admin(ADMIN), store);

    String homes = store.<List<String>>get("spec", "conditions", 0, "namespaceRegexes").getFirst();
    assertThat(HOME).matches(homes);
    assertThat(List.of("payments-prod", ARGOCD, FLUX, "x-tenant-payments"))
        .noneMatch(namespace -> namespace.matches(homes));
  }

  @Test
  void fluxTakesTheKustomizationOfThePlatform() {
    applies(ClusterUser.admin(ADMIN), read(PAGE.manifest("Kustomization", "argocd-repositories")));
  }

  private static void applies(ClusterUser user, GenericKubernetesResource object) {
    user.client()
        .resource(object)
        .dryRun()
        .fieldValidation(Validation.STRICT)
        .fieldManager("documents")
        .forceConflicts()
        .serverSideApply();
  }

  private static void isForbidden(ClusterUser user, GenericKubernetesResource object) {
    assertThatThrownBy(() -> applies(user, object)).hasMessageContaining("is forbidden");
  }

  private static String secret(String name) {
    return "apiVersion: v1\nkind: Secret\nmetadata: {name: %s}\nstringData: {password: any}"
        .formatted(name);
  }

  private static GenericKubernetesResource in(String namespace, String manifest) {
    GenericKubernetesResource object = read(manifest);
    object.getMetadata().setNamespace(namespace);
    return object;
  }

  private static GenericKubernetesResource read(String manifest) {
    return Serialization.unmarshal(manifest, GenericKubernetesResource.class);
  }
}
