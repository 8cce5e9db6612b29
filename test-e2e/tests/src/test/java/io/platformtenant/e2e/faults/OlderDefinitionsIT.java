package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.api.v1alpha1.OverrideState;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.operator.run.KindCameException;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.Overrides;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.users.Rights;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A kind that the definitions in the cluster do not have, and that comes while we work. */
@OnItsOwnCluster
class OlderDefinitionsIT {
  private static final String KIND = "platformtenantoverrides.platformtenant.io";

  @Test
  void tenantsDoNotWaitForTheKindOfOverridesAndItIsTakenUpWhenItComes() {
    try (ControlPlane plane = ControlPlane.start(line -> {})) {
      Chart chart = Chart.render(Map.of());
      chart.install(plane.admin(), object -> !isTheKind(object));
      Corner corner = new Corner(plane.admin(), "older");
      var settings = RunningOperator.quick(null, true);
      try (var operator = RunningOperator.over(plane, settings)) {
        corner.apply(CLASS);
        corner.apply(TenantYaml.named("{id}").environment("prod"));
        eventually(
            "its foundation is there",
            () ->
                corner
                    .condition("{id}", "FoundationReady")
                    .filter(c -> c.status().equals("True"))
                    .isPresent());
        assertThat(operator.broken().toCompletableFuture()).isNotDone();

        chart.install(plane.admin(), OlderDefinitionsIT::isTheKind);
        eventually(
            "it wants to begin anew", () -> operator.broken().toCompletableFuture().isDone());
        assertThatThrownBy(() -> operator.broken().toCompletableFuture().join())
            .hasCauseInstanceOf(KindCameException.class);
      }
      try (var _ = RunningOperator.over(plane, settings)) {
        var onCall = new Rights(plane.admin()).onCall("alice");
        var override =
            Overrides.of(
                "tonight",
                corner.id(),
                "dev",
                "applications: [api]",
                Instant.now().plusSeconds(600),
                onCall.name());
        onCall.client().resource(override).create();
        eventually(
            "it is looked at",
            () ->
                plane.admin().resource(override).get().lastStatus().state()
                    == OverrideState.Refused);
      }
    }
  }

  private static boolean isTheKind(HasMetadata object) {
    return object.getKind().equals("CustomResourceDefinition")
        && object.getMetadata().getName().equals(KIND);
  }
}
