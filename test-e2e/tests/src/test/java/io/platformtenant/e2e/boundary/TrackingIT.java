package io.platformtenant.e2e.boundary;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;
import static io.platformtenant.testkit.waiting.Eventually.eventually;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Git of staging says that an object of its own is prod's: Argo CD would believe it. */
class TrackingIT {
  private static final KubernetesClient ADMIN = ControlPlane.shared().admin();
  private static final DryRuns GIT = dryRuns("tracked-home:tenant-reconciler-staging");

  private static DryRuns dryRuns(String account) {
    ClusterUser user = new Rights(ADMIN).writerOfEverything("system:serviceaccount:" + account);
    return new DryRuns(user);
  }

  @BeforeAll
  static void anEnvironmentIsThere() {
    Chart.render(Map.of()).install(ADMIN);
    ADMIN
        .resource(
            Act.object(
                "Namespace",
                "v1",
                "name: tracked-staging, labels: {platformtenant.io/tenant: tracked,"
                    + " platformtenant.io/environment: staging}",
                ""))
        .createOr(there -> null);
    eventually(
        "the policy is in force",
        () -> GIT.isRefusedBy("tracking", anchor("tracked-api-prod:/ConfigMap:tracked-staging/a")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tracked-api-prod:/ConfigMap:tracked-staging/anchor",
        "tracked-api-prod",
        "other-api-staging:/ConfigMap:tracked-staging/anchor",
        "argocd_tracked-api-staging:/ConfigMap:tracked-staging/anchor",
        ":/ConfigMap:tracked-staging/anchor"
      })
  void noObjectOfStagingIsAnothersByItsWord(String id) {
    for (String account :
        new String[] {
          "tracked-home:tenant-reconciler-staging",
          "tracked-home:argocd-deployer-staging",
          "tracked-staging:some-program"
        }) {
      assertRefused(
          "tracking",
          () -> dryRuns(account).creates(anchor(id)),
          "ConfigMap \"tracked-staging/anchor\" names Application \"" + id.split(":", -1)[0] + "\"",
          "none of environment \"staging\" of tenant \"tracked\"");
    }
  }

  @Test
  void whatArgoCdWritesThereGoesOn() {
    GIT.creates(anchor("tracked-api-staging:/ConfigMap:tracked-staging/anchor"));
    GIT.creates(
        Act.object("ConfigMap", "v1", "name: anchor, namespace: tracked-staging", "data: {a: b}"));
  }

  @Test
  void othersWriteItAsBefore() {
    dryRuns("tracked-home:platform-reconciler-staging").creates(anchor("tracked-api-prod:/x"));
  }

  private static String anchor(String id) {
    return Act.object(
        "ConfigMap",
        "v1",
        "name: anchor, namespace: tracked-staging, annotations:"
            + " {argocd.argoproj.io/tracking-id: \""
            + id
            + "\"}",
        "");
  }
}
