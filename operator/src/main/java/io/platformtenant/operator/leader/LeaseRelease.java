package io.platformtenant.operator.leader;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the lease back, so that another one need not wait until it is over. */
final class LeaseRelease {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseRelease.class);

  /** A renewal that was in flight may come in between once. */
  private static final int ATTEMPTS = 3;

  private LeaseRelease() {}

  static void release(KubernetesClient client, LeaseTerms terms) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        releaseOnce(client, terms);
        return;
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
          LOG.atWarn().setCause(e).log("the lease was not given back; it ends by itself");
          return;
        }
      }
    }
  }

  private static void releaseOnce(KubernetesClient client, LeaseTerms terms) {
    Lease lease = client.leases().inNamespace(terms.namespace()).withName(terms.name()).get();
    if (lease != null && terms.identity().equals(lease.getSpec().getHolderIdentity())) {
      Lease free =
          new LeaseBuilder(lease)
              .editSpec()
              .withHolderIdentity("")
              .withLeaseDurationSeconds(1)
              .endSpec()
              .build();
      client.resource(free).update();
      LOG.info("gave the lease back");
    }
  }
}
