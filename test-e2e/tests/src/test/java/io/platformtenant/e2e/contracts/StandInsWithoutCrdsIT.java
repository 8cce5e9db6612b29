package io.platformtenant.e2e.contracts;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.engines.standins.flux.FluxStandIn;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/**
 * CRDs that come, go and return; on a control plane of its own, since nobody else could live
 * through it.
 */
@OnItsOwnCluster
final class StandInsWithoutCrdsIT {

  private static final String CRD = "gitrepositories.source.toolkit.fluxcd.io";
  private static final String SOURCE =
      """
      apiVersion: source.toolkit.fluxcd.io/v1
      kind: GitRepository
      metadata: {name: config, namespace: default}
      spec: {url: "https://git.example.com/config", interval: 5m}
      """;

  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Test
  void theStandInPlaysWhenCrdsComeAndAgainWhenTheyReturn() {
    try (var plane = ControlPlane.start(line -> {})) {
      var admin = plane.admin();
      try (var _ = FluxStandIn.start(admin, new Script(), lines::add)) {
        plane.installCrds(UpstreamCrds.flux());
        playsASource(admin);

        admin.apiextensions().v1().customResourceDefinitions().withName(CRD).delete();
        within(PATIENCE)
            .until("the CRD goes, for the stand-in lets its objects go", () -> crd(admin) == null);

        plane.installCrds(UpstreamCrds.flux());
        playsASource(admin);
      }
    }
    assertThat(lines).isNotEmpty().allMatch(line -> line.startsWith("simulated Flux: "));
  }

  private static Object crd(KubernetesClient admin) {
    return admin.apiextensions().v1().customResourceDefinitions().withName(CRD).get();
  }

  private static void playsASource(KubernetesClient admin) {
    var ground = new Ground(admin);
    var source = ground.create(SOURCE);
    within(PATIENCE)
        .until("the source has an artifact", () -> ground.status(source).has("artifact"));
  }
}
