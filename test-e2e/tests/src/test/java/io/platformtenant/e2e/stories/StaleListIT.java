package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.reconcile.OperatorSettings;
import io.platformtenant.testkit.controlplane.AuditLog.Request;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.faults.StaleWire;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Samples;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator that begins with lists that are older than what it is to keep. */
class StaleListIT extends Story {
  private static final TenantYaml WITHOUT_STAGING =
      Samples.TENANT
          .without("environments/staging")
          .without("delivery/applications/api/environments/staging");

  @Override
  @BeforeEach
  void startOperator() {
    try (var _ = operator()) {
      corner.apply(Samples.CLASS);
      corner.apply(Samples.TENANT);
      untilReady("{id}");
    }
  }

  @Override
  @AfterEach
  void stopOperator() {
    StatusLaws.check(admin, corner.selector());
  }

  @Test
  void whatWasTakenOutForAMomentIsNotRemoved() {
    var there = corner.uidsOf(corner.id());
    corner.apply(WITHOUT_STAGING);
    var wire = new StaleWire(corner.tenant("{id}").getMetadata().getResourceVersion());
    corner.apply(Samples.TENANT);
    Instant since = Instant.now();

    try (var _ = RunningOperator.start(ControlPlane.shared(), settings(), wire::connect)) {
      within(PATIENCE)
          .untilCalm(
              "it has looked",
              Duration.ofSeconds(5),
              () -> wire.lists() > 0 ? corner.uidsOf(corner.id()) : null);
      assertThat(ControlPlane.shared().audit().by(RunningOperator.user(), since))
          .filteredOn(request -> request.verb().equals("delete"))
          .isEmpty();
      assertThat(corner.uidsOf(corner.id())).isEqualTo(there);

      wire.catchUp();
      untilReady("{id}");
      assertThat(corner.uidsOf(corner.id())).isEqualTo(there);
    }
  }

  @Test
  void listsAreReadPageByPage() {
    Instant since = Instant.now();
    operator().close();
    assertThat(ControlPlane.shared().audit().by(RunningOperator.user(), since))
        .filteredOn(request -> request.verb().equals("list"))
        .isNotEmpty()
        .extracting(Request::query)
        .noneMatch(
            query -> query.contains("resourceVersion=0&") || query.endsWith("resourceVersion=0"))
        .filteredOn(query -> query.contains("limit=500"))
        .hasSizeGreaterThanOrEqualTo(ManagedKind.values().length);
  }

  private RunningOperator operator() {
    return RunningOperator.start(ControlPlane.shared(), settings());
  }

  private OperatorSettings settings() {
    return RunningOperator.quick(corner.selector(), false);
  }
}
