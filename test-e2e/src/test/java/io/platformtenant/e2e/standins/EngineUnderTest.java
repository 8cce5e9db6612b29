package io.platformtenant.e2e.standins;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.e2e.engines.RealEngines;
import java.time.Duration;
import java.util.Optional;

/**
 * Where an engine plays that a contract is held against.
 *
 * @param admin a cluster-admin's client
 * @param repository a Git repository the engine can fetch, with one ConfigMap at its root
 * @param argocdNamespace the one that Argo CD watches; empty where it watches every one
 * @param patience how long it may take for anything
 */
record EngineUnderTest(
    KubernetesClient admin,
    String repository,
    Optional<String> argocdNamespace,
    Duration patience) {

  /** The engines themselves. */
  static EngineUnderTest real() {
    return new EngineUnderTest(
        RealEngines.get().plane().admin(),
        RealEngines.config().url(),
        Optional.of("argocd"),
        Duration.ofSeconds(60));
  }
}
