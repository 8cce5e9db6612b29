package io.platformtenant.e2e.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.e2e.cases.StrictApi.Mode;
import io.platformtenant.operator.cases.AcceptedCase;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import java.util.Map;
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
                    c.toString(),
                    () -> assertThat(API.create(c.subject(), Mode.DRY_RUN)).isEmpty()));
  }
}
