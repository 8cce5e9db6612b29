package io.platformtenant.operator.client;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.time.Duration;

/**
 * How a watch begins. A list without pages is served from the cache of whichever API server
 * answers, however old it is, as one answer that holds everything (Fabric8, informers Reflector;
 * Kubernetes, resourceVersion=0); pages are read from etcd.
 */
public final class FirstList {
  /** Objects in a page, as in client-go (tools/pager). */
  public static final long PAGE = 500;

  /** As long as an API server works on a request at most (kube-apiserver, --request-timeout). */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private FirstList() {}

  /**
   * The same client, for lists: a page of large objects takes longer than any other request may.
   */
  public static KubernetesClient patient(KubernetesClient client) {
    var config =
        new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
            .withRequestTimeout((int) PATIENCE.toMillis())
            .build();
    return client.newClient(config).adapt(KubernetesClient.class);
  }
}
