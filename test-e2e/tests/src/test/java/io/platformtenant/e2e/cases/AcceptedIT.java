package io.platformtenant.e2e.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.e2e.cases.StrictApi.Mode;
import io.platformtenant.e2e.cases.StrictApi.Refusal;
import io.platformtenant.operator.cases.AcceptedCase;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.tenants.Overrides;
import io.platformtenant.testkit.users.Rights;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What comes near a mistake and makes none is taken by the API server too. */
class AcceptedIT {
  private static final StrictApi API = new StrictApi(ControlPlane.shared().admin());

  @BeforeAll
  static void install() {
    Chart.render(Map.of()).install(ControlPlane.shared().admin());
  }

  @TestFactory
  Stream<DynamicTest> isTaken() {
    return AcceptedCase.all().stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.toString(), () -> assertThat(create(c.subject())).isEmpty()));
  }

  /** An override is made by somebody, and now. */
  private static Optional<Refusal> create(ObjectNode subject) {
    if (!Overrides.isOne(subject)) {
      return API.create(subject, Mode.DRY_RUN);
    }
    var onCall = new Rights(ControlPlane.shared().admin()).onCall("on-call");
    return new StrictApi(onCall.client())
        .create(Overrides.madeNow(subject, onCall.name()), Mode.DRY_RUN);
  }
}
