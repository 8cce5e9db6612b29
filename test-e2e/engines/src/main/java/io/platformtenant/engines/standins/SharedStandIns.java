package io.platformtenant.engines.standins;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.engines.standins.argo.ArgoStandIn;
import io.platformtenant.engines.standins.flux.FluxStandIn;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;

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
}
