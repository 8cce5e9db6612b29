package io.platformtenant.demo;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.engines.standins.argo.ArgoStandIn;
import io.platformtenant.engines.standins.flux.FluxStandIn;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.engines.standins.machine.ScriptKey;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Stand-ins, who need nothing but the API server. */
record SimulatedCast(ControlPlane controlPlane, Script script, FluxStandIn flux, ArgoStandIn argo)
    implements Cast {
  /** How long the engines take for each step: long enough to be read as it happens. */
  private static final Duration STEP = Duration.ofMillis(500);

  static SimulatedCast start(Terminal terminal) {
    var controlPlane =
        ControlPlane.start(line -> terminal.line("", Actor.KUBERNETES, Terminal.brief(line)));
    controlPlane.installCrds(
        Stream.of(UpstreamCrds.flux(), UpstreamCrds.argocd(ArgoCdVersion.V3_5))
            .flatMap(List::stream)
            .toList());
    terminal.line("", Actor.KUBERNETES, "serves the kinds of Flux and of Argo CD 3.5");
    var script = new Script();
    script.delay(STEP);
    var flux = FluxStandIn.start(controlPlane.admin(), script, line -> {});
    var argo = ArgoStandIn.start(controlPlane.admin(), script, line -> {});
    return new SimulatedCast(controlPlane, script, flux, argo);
  }

  @Override
  public boolean simulated() {
    return true;
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(30);
  }

  @Override
  public List<HasMetadata> secretsIn(String home) {
    return List.of();
  }

  @Override
  public void sync(String project, String role, String application) {
    script.sync(ScriptKey.application("argocd", application));
  }

  @Override
  public String toTry() {
    return "";
  }

  @Override
  public void close() {
    argo.close();
    flux.close();
    controlPlane.close();
  }
}
