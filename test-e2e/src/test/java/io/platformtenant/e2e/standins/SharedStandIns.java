package io.platformtenant.e2e.standins;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.e2e.controlplane.ControlPlane;
import io.platformtenant.e2e.controlplane.UpstreamCrds;
import io.platformtenant.e2e.controlplane.UpstreamCrds.ArgoCdVersion;
import java.time.Duration;
import java.util.Optional;

/** The one pair of stand-ins of a test JVM; a second pair would do everything twice. */
public final class SharedStandIns {

  private static final KubernetesClient ADMIN = ControlPlane.shared().admin();
  private static final Script SCRIPT = new Script();
  private static final ArgoStandIn ARGO;

  static {
    ControlPlane.shared().installCrds(UpstreamCrds.flux());
    ControlPlane.shared().installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
    FluxStandIn.start(ADMIN, SCRIPT, line -> {});
    ARGO = ArgoStandIn.start(ADMIN, SCRIPT, line -> {});
  }

  private SharedStandIns() {}

  /** Starts them on first use, with the CRDs of both engines. */
  public static Script script() {
    return SCRIPT;
  }

  public static ArgoStandIn argo() {
    return ARGO;
  }

  static EngineUnderTest underTest() {
    return new EngineUnderTest(
        ADMIN,
        "https://git.example.com/payments/config.git",
        Optional.empty(),
        Duration.ofSeconds(15));
  }
}
