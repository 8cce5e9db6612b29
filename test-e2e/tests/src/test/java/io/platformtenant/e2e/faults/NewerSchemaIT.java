package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The guard over a tenant's fields, where the cluster has a schema that it was not written for. */
@OnItsOwnCluster
class NewerSchemaIT {
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  @Test
  void whoLeavesTheSpecAsItIsIsNotKeptByAFieldOfAnotherType() throws Exception {
    try (var plane = ControlPlane.start(line -> {})) {
      plane.installCrds(UpstreamCrds.flux());
      plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
      Chart.render(Map.of()).install(plane.admin());
      var corner = new Corner(plane.admin(), "newer");
      corner.apply(Samples.PLAIN_CLASS);
      corner.apply(Samples.SMALL_TENANT);
      new OpenCrds(plane.admin()).open();
      within(PATIENCE)
          .untilAsserted(
              "its schema takes anything",
              () ->
                  patch(
                      plane.admin(),
                      corner,
                      "{\"spec\":{\"access\":{\"approvers\":\"somebody\"}}}"));

      try (var operator =
          new KubernetesClientBuilder()
              .withConfig(plane.configFor(Chart.NAMESPACE, Chart.NAME))
              .build()) {
        patch(operator, corner, "{\"metadata\":{\"finalizers\":[\"" + ApiGroup.FINALIZER + "\"]}}");
        assertThat(tenants(plane.admin()).withName(corner.id()).get().getMetadata().getFinalizers())
            .containsExactly(ApiGroup.FINALIZER);
        assertThatThrownBy(() -> patch(operator, corner, "{\"spec\":{\"className\":\"another\"}}"))
            .isInstanceOf(KubernetesClientException.class);
      }
    }
  }

  private static void patch(KubernetesClient as, Corner corner, String change) {
    tenants(as).withName(corner.id()).patch(MERGE, change);
  }

  private static NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      tenants(KubernetesClient as) {
    return as.genericKubernetesResources("platformtenant.io/v1alpha1", "PlatformTenant");
  }
}
