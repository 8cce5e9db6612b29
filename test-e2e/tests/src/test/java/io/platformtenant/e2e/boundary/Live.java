package io.platformtenant.e2e.boundary;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.users.ClusterUser;
import java.util.List;
import java.util.Map;

/** Changes of what is there, by JSON merge patches that leave nothing behind. */
record Live(ClusterUser user) {
  private static final Map<String, String> VERSIONS =
      Map.of(
          "Service", "v1",
          "Pod", "v1",
          "Ingress", "networking.k8s.io/v1",
          "Deployment", "apps/v1",
          "CronJob", "batch/v1",
          "HTTPRoute", "gateway.networking.k8s.io/v1");
  private static final PatchContext DRY =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withDryRun(List.of("All"))
          .build();

  void merges(String kind, String namespace, String name, String patch) {
    user.client()
        .genericKubernetesResources(VERSIONS.get(kind), kind)
        .inNamespace(namespace)
        .withName(name)
        .patch(DRY, Serialization.asJson(Serialization.unmarshal("---\n" + patch, Map.class)));
  }
}
