package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.e2e.concurrency.OnTheClusterOfFaults;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.faults.TroubledWire;
import io.platformtenant.testkit.journeys.EndState;
import io.platformtenant.testkit.journeys.Journey;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An API server that answers 429, 500 or 503 to every third request for a while. */
@OnTheClusterOfFaults
final class TroubledServerIT {

  private static final int TROUBLES = 40;

  private final ControlPlane controlPlane = ControlPlane.ofFaults();
  private final KubernetesClient admin = controlPlane.admin();

  @Test
  void troubleDelaysAndChangesNothing() {
    SharedStandIns.scriptOfFaults();
    var calm = new Corner(admin, "trouble");
    var troubled = new Corner(admin, "trouble");

    try (var wire = TroubledWire.of(new Random(1))) {
      walk(calm, wire, 0);
    }
    var expected = EndState.of(admin, calm);
    long seed = System.nanoTime();
    try (var wire = TroubledWire.of(new Random(seed))) {
      walk(troubled, wire, TROUBLES);
      assertThat(wire.left()).as("troubles that were not met, seed %d", seed).isZero();
    }
    assertThat(EndState.of(admin, troubled)).as("seed %d", seed).isEqualTo(expected);
  }

  private void walk(Corner corner, TroubledWire wire, int troubles) {
    var settings = RunningOperator.quick(corner.selector(), false);
    try (var _ = RunningOperator.start(controlPlane, settings, wire::connect)) {
      wire.trouble(troubles);
      for (var journey : new Journey[] {Journey.ON_BOARDING, Journey.UPDATE}) {
        journey.begin(corner);
        within(PATIENCE).until(journey + " ends", () -> journey.isOver(corner));
      }
      within(PATIENCE)
          .untilCalm(
              "silence",
              Duration.ofSeconds(1),
              () -> corner.tenant("{id}").getMetadata().getResourceVersion());
    }
  }
}
