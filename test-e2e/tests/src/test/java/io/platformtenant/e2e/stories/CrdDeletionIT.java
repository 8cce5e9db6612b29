package io.platformtenant.e2e.stories;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;
import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On a control plane of its own, where the CRDs of everybody else are not at stake. */
@OnItsOwnCluster
class CrdDeletionIT {
  private static final String TENANTS = "platformtenants.platformtenant.io";
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  @Test
  void aCrdGoesOnlyWhenAnAdministratorHasSaidSo() {
    try (var plane = ControlPlane.start(line -> {})) {
      Chart.render(Map.of()).install(plane.admin());
      ClusterUser meddler = new Rights(plane.admin()).writerOfEverything("meddler");
      ClusterUser administrator = new Rights(plane.admin()).administrator("administrator");
      within(PATIENCE)
          .untilAsserted(
              "the policy is in force",
              () -> assertRefused("crds", () -> crd(meddler.client()).dryRun().delete(), TENANTS));

      assertRefused("crds", () -> crd(plane.admin()).delete(), "platformtenant.io/allow-deletion");
      assertRefused("crds", () -> annotate(meddler.client(), "true"), "verb administer");

      annotate(administrator.client(), "false");
      assertRefused("crds", () -> crd(plane.admin()).delete(), "allow-deletion: \"true\" first");
      annotate(administrator.client(), "true");
      assertRefused("crds", () -> annotate(meddler.client(), null), "verb administer");
      crd(meddler.client()).delete();
      eventually("it is gone", () -> crd(plane.admin()).get() == null);
      assertThat(plane.admin().apiextensions().v1().customResourceDefinitions().list().getItems())
          .extracting(c -> c.getMetadata().getName())
          .contains("platformtenantclasses.platformtenant.io");
    }
  }

  private static Resource<CustomResourceDefinition> crd(KubernetesClient client) {
    return client.apiextensions().v1().customResourceDefinitions().withName(TENANTS);
  }

  private static void annotate(KubernetesClient client, String value) {
    crd(client)
        .patch(
            MERGE,
            "{\"metadata\":{\"annotations\":{\"platformtenant.io/allow-deletion\":%s}}}"
                .formatted(value == null ? null : "\"" + value + "\""));
  }
}
