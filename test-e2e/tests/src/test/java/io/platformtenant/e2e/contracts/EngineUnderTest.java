package io.platformtenant.e2e.contracts;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.engines.real.RealEngines;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.testkit.controlplane.ControlPlane;
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

  /** The stand-ins that all tests share. */
  static EngineUnderTest standIn() {
    SharedStandIns.script();
    return new EngineUnderTest(
        ControlPlane.shared().admin(),
        "https://git.example.com/payments/config.git",
        Optional.empty(),
        Duration.ofSeconds(15));
  }

  /** The engines themselves. */
  static EngineUnderTest real() {
    return new EngineUnderTest(
        RealEngines.get().plane().admin(),
        RealEngines.config().url(),
        Optional.of("argocd"),
        Duration.ofSeconds(60));
  }
}
