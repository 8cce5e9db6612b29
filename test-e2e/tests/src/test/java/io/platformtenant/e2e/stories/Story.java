package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.operator.reconcile.OperatorSettings;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.waiting.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with an operator of its own in a corner of the shared cluster. */
abstract class Story {
  static final Duration PATIENCE = Eventually.PATIENCE;

  final KubernetesClient admin = ControlPlane.shared().admin();
  final Script script = SharedStandIns.script();
  final Corner corner =
      new Corner(
          admin,
          getClass().getSimpleName().replaceAll("IT$", "").toLowerCase(java.util.Locale.ROOT));
  private RunningOperator operator;

  @BeforeEach
  void startOperator() {
    operator = RunningOperator.start(ControlPlane.shared(), operatorSettings());
  }

  void restartOperator() {
    closeOperator();
    startOperator();
  }

  /** Whoever needs it again starts it again. */
  void closeOperator() {
    operator.close();
  }

  OperatorSettings operatorSettings() {
    return RunningOperator.quick(corner.selector(), reconcilesClasses());
  }

  boolean reconcilesClasses() {
    return false;
  }

  @AfterEach
  void stopOperator() {
    StatusLaws.check(admin, corner.selector());
    operator.close();
    corner.clear();
  }

  void untilReady(String tenant) {
    var ready =
        within(PATIENCE, () -> "It says " + corner.condition(tenant, "Ready").orElse(null))
            .first(tenant + " is Ready", () -> corner.ready(tenant));
    assertThat(ready.reason()).isIn("Succeeded", "AwaitingSync");
  }
}
