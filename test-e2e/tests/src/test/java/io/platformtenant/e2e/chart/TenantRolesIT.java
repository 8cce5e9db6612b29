package io.platformtenant.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.users.ClusterUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What somebody who writes a tenant's Git, or sits in one of its groups, can reach through the
 * shipped roles: accounts in a home namespace, bound in an environment's.
 */
final class TenantRolesIT {

  private static final String HOME = "chart-it-home";
  private static final String ENVIRONMENT = "chart-it-environment";

  private static final List<ClusterUser> EVERYONE = new ArrayList<>();
  private static ClusterUser reconciler;
  private static ClusterUser platform;
  private static ClusterUser deployer;
  private static ClusterUser viewer;

  @BeforeAll
  static void aTenantIsBoundAsTheOperatorBindsIt() {
    var admin = ControlPlane.shared().admin();
    Chart.render(Map.of()).install(admin);
    admin.resource(Things.namespace(HOME)).serverSideApply();
    admin.resource(Things.namespace(ENVIRONMENT)).serverSideApply();
    reconciler = bound("platform-tenant-reconciler", ENVIRONMENT);
    platform = bound("platform-tenant-platform", ENVIRONMENT);
    deployer = bound("platform-tenant-deployer", ENVIRONMENT);
    viewer = bound("platform-tenant-viewer", ENVIRONMENT);
  }

  @AfterAll
  static void theTenantLeaves() {
    EVERYONE.forEach(user -> user.client().close());
    var namespaces = ControlPlane.shared().admin().namespaces();
    namespaces.withName(HOME).delete();
    namespaces.withName(ENVIRONMENT).delete();
  }

  @Test
  void aTenantsStagesApplySettingsButStartNothing() {
    assertThat(reconciler.applies(Things.configMap(ENVIRONMENT)).getData()).isNotEmpty();
    assertForbidden(() -> reconciler.applies(Things.deployment(ENVIRONMENT)));
    assertMayNot(reconciler, "create /pods", "create batch/jobs", "create apps/statefulsets");
  }

  @Test
  void argoCdDeliversProgramsButNeitherRightsNorQuotas() {
    assertThat(deployer.applies(Things.deployment(ENVIRONMENT)).getMetadata().getUid())
        .isNotBlank();
    assertForbidden(() -> deployer.applies(Things.role(ENVIRONMENT, "configmaps", "get")));
    assertMayNot(
        deployer,
        "create /serviceaccounts",
        "create rbac.authorization.k8s.io/rolebindings",
        "patch /resourcequotas",
        "delete /resourcequotas",
        "patch /limitranges",
        "patch /namespaces");
  }

  @Test
  void thePlatformsStagesGrantWhatTheyHoldAndNothingMore() {
    var own = Things.serviceAccount(ENVIRONMENT, "api");
    assertThat(platform.applies(Things.role(ENVIRONMENT, "configmaps", "watch")).getRules())
        .hasSize(1);
    assertForbidden(() -> platform.applies(Things.role(ENVIRONMENT, "pods/exec", "create")));
    assertForbidden(
        () -> platform.applies(Things.role(ENVIRONMENT, "serviceaccounts/token", "create")));
    for (var stock : List.of("edit", "admin", "cluster-admin")) {
      assertForbidden(() -> platform.applies(Things.binding(ENVIRONMENT, stock, own)));
    }
  }

  @Test
  void thePlatformsStagesOfTheHomeReachNoEnvironment() {
    var home = bound("platform-tenant-home", HOME);

    assertThat(home.may("create /secrets", HOME)).isTrue();
    assertThat(home.may("patch helm.toolkit.fluxcd.io/helmreleases", HOME)).isTrue();
    assertThat(
            List.of(
                "create /serviceaccounts",
                "create rbac.authorization.k8s.io/rolebindings",
                "create kustomize.toolkit.fluxcd.io/kustomizations",
                "patch source.toolkit.fluxcd.io/gitrepositories",
                "create apps/deployments",
                "create /pods"))
        .noneMatch(what -> home.may(what, HOME));
    assertThat(home.may("get /secrets", ENVIRONMENT)).isFalse();
  }

  @Test
  void nobodyReachesTheHomeNamespaceFromAnEnvironment() {
    for (var account : List.of(reconciler, platform, deployer, viewer)) {
      assertThat(
              List.of(
                  "get /secrets",
                  "create /secrets",
                  "get /configmaps",
                  "create /serviceaccounts",
                  "create apps/deployments",
                  "create rbac.authorization.k8s.io/rolebindings"))
          .noneMatch(what -> account.may(what, HOME) || account.may(what, ""));
    }
  }

  @Test
  void nobodyWritesWhatTheEnginesCarryOut() {
    for (var account : List.of(reconciler, platform, deployer, viewer)) {
      assertMayNot(
          account,
          "create kustomize.toolkit.fluxcd.io/kustomizations",
          "create source.toolkit.fluxcd.io/gitrepositories",
          "create helm.toolkit.fluxcd.io/helmreleases",
          "create argoproj.io/applications",
          "patch argoproj.io/appprojects");
    }
  }

  @Test
  void nobodyTakesATokenOrEntersAPod() {
    for (var account : List.of(reconciler, platform, deployer, viewer)) {
      assertMayNot(
          account,
          "create /serviceaccounts/token",
          "impersonate /serviceaccounts",
          "create /pods/exec",
          "create /pods/attach",
          "create /pods/portforward",
          "patch /pods/ephemeralcontainers",
          "create /endpoints",
          "create discovery.k8s.io/endpointslices");
    }
  }

  @Test
  void aSecretThatAsksForATokenFindsNoAccountOfTheHomeNamespace() {
    var wish = Things.tokenSecret(ENVIRONMENT, "platform-tenant-platform");
    reconciler.applies(wish);

    // Kubernetes looks for the account beside the Secret, finds none, and throws the Secret away.
    assertThat(
            reconciler
                .client()
                .resource(wish)
                .waitUntilCondition(
                    live -> live == null || !live.getData().isEmpty(), 30, TimeUnit.SECONDS))
        .isNull();
  }

  @Test
  void viewersReadProgramsAndLogsButNoSecret() {
    assertThat(viewer.may("get /pods/log", ENVIRONMENT)).isTrue();
    assertThat(viewer.may("watch apps/deployments", ENVIRONMENT)).isTrue();
    assertForbidden(() -> viewer.client().secrets().inNamespace(ENVIRONMENT).list());
    assertForbidden(() -> viewer.applies(Things.configMap(ENVIRONMENT)));
  }

  @Test
  void inTheHomeNamespaceViewersSeeFluxAndNoCredential() {
    var onlooker = bound("platform-tenant-flux-viewer", HOME);

    assertThat(onlooker.may("watch kustomize.toolkit.fluxcd.io/kustomizations", HOME)).isTrue();
    assertThat(onlooker.may("list /events", HOME)).isTrue();
    assertThat(List.of("get /secrets", "get /configmaps", "get /serviceaccounts"))
        .noneMatch(what -> onlooker.may(what, HOME));
  }

  private static ClusterUser bound(String role, String namespace) {
    var admin = ControlPlane.shared().admin();
    var subject = Things.serviceAccount(HOME, role);
    admin.resource(subject).serverSideApply();
    admin.resource(Things.binding(namespace, role, subject)).serverSideApply();
    var account = ClusterUser.account(ControlPlane.shared(), HOME, role);
    EVERYONE.add(account);
    return account;
  }

  private static void assertMayNot(ClusterUser account, String... everything) {
    assertThat(everything).noneMatch(what -> account.may(what, ENVIRONMENT));
  }

  private static void assertForbidden(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(403));
  }
}
