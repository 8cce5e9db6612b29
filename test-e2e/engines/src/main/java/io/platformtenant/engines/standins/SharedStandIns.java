package io.platformtenant.engines.standins;

import io.platformtenant.engines.standins.argo.ArgoStandIn;
import io.platformtenant.engines.standins.flux.FluxStandIn;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.testkit.controlplane.ControlPlane;

/** One pair of stand-ins for each shared control plane; a second would do everything twice. */
public final class SharedStandIns {

  private final Script script = new Script();
  private final ArgoStandIn argo;

  private SharedStandIns(ControlPlane controlPlane) {
    FluxStandIn.start(controlPlane.admin(), script, line -> {});
    argo = ArgoStandIn.start(controlPlane.admin(), script, line -> {});
  }

  private static final class Shared {
    private static final SharedStandIns INSTANCE = new SharedStandIns(ControlPlane.shared());
  }

  private static final class OfFaults {
    private static final SharedStandIns INSTANCE = new SharedStandIns(ControlPlane.ofFaults());
  }

  /** Starts them on first use. */
  public static Script script() {
    return Shared.INSTANCE.script;
  }

  public static ArgoStandIn argo() {
    return Shared.INSTANCE.argo;
  }

  /** Like {@link #script}, at {@link ControlPlane#ofFaults}. */
  public static Script scriptOfFaults() {
    return OfFaults.INSTANCE.script;
  }
}
