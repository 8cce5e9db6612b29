package io.platformtenant.e2e.boundary;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.users.ClusterUser;

/** Attempts that leave nothing behind: what is judged is the request. */
record DryRuns(ClusterUser user) {

  void creates(String manifest) {
    user.client().resource(read(manifest)).dryRun().create();
  }

  void updates(String manifest) {
    user.client().resource(read(manifest)).dryRun().update();
  }

  /** Whether a policy of the chart with this name, less its prefix, refuses to make it. */
  boolean isRefusedBy(String policy, String manifest) {
    try {
      creates(manifest);
      return false;
    } catch (KubernetesClientException e) {
      return e.getMessage().contains("'platform-tenant-" + policy + "'");
    }
  }

  private static GenericKubernetesResource read(String manifest) {
    return Serialization.unmarshal(manifest, GenericKubernetesResource.class);
  }
}
