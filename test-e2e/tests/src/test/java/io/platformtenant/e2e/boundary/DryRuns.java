package io.platformtenant.e2e.boundary;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.e2e.stories.Refusals;
import io.platformtenant.testkit.users.ClusterUser;
import java.util.List;

/** Attempts that leave nothing behind: what is judged is the request. */
record DryRuns(ClusterUser user) {
  private static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withDryRun(List.of("All"))
          .build();

  void creates(String manifest) {
    user.client().resource(read(manifest)).dryRun().create();
  }

  /** Changes what is there into what this says, and leaves the rest of it. */
  void merges(String manifest) {
    GenericKubernetesResource object = read(manifest);
    user.client().resource(object).patch(MERGE, Serialization.asJson(object));
  }

  /** Whether a policy of the chart whose name, less its prefix, matches refuses to make it. */
  boolean isRefusedBy(String policy, String manifest) {
    try {
      creates(manifest);
      return false;
    } catch (KubernetesClientException e) {
      return Refusals.isBy(policy, e.getMessage());
    }
  }

  private static GenericKubernetesResource read(String manifest) {
    return Serialization.unmarshal(manifest, GenericKubernetesResource.class);
  }
}
