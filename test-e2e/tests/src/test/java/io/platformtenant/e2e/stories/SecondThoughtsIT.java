package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.http.HttpRequest;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.faults.RacedWire;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Samples;
import io.platformtenant.testkit.tenants.TenantYaml;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody takes a change back while the operator is at it. */
class SecondThoughtsIT extends Story {
  private static final TenantYaml CHANGED =
      Samples.TENANT
          .without("delivery/applications/api/environments/staging")
          .with("access: {viewers: {groups: [audit, revision]}}");

  @Override
  @BeforeEach
  void startOperator() {
    try (var _ = RunningOperator.start(ControlPlane.shared(), operatorSettings())) {
      corner.apply(Samples.CLASS);
      corner.apply(Samples.TENANT);
      untilReady("{id}");
    }
  }

  @Override
  @AfterEach
  void stopOperator() {
    StatusLaws.check(admin, corner.selector());
    corner.clear();
  }

  @Test
  void whatIsWantedAgainIsNotRemoved() {
    var there = corner.uidsOf(corner.id());
    corner.apply(CHANGED);
    var wire = new RacedWire(this::letsSomebodyLook, path -> corner.apply(Samples.TENANT));

    try (var _ = RunningOperator.start(ControlPlane.shared(), operatorSettings(), wire::connect)) {
      eventually("it was taken back in the middle", () -> !wire.met().isEmpty());
      untilLookedAtAgain();
      untilReady("{id}");
    }

    assertThat(corner.uidsOf(corner.id())).isEqualTo(there);
  }

  /** What it does before it removes anything. */
  private boolean letsSomebodyLook(HttpRequest request) {
    return request.method().equals("PATCH")
        && request
            .uri()
            .getPath()
            .matches(".*/namespaces/" + corner.id() + "-staging/rolebindings/access-viewers:.*");
  }
}
