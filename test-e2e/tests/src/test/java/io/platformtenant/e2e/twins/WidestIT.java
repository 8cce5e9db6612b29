package io.platformtenant.e2e.twins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.e2e.cases.Longest;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.e2e.twins.PolicyVerdict.Failure;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.Guardrails;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.users.Rights;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The largest tenant there can be, under the largest class: what an expression costs grows with
 * what it looks at, and the server bounds it. Nobody is refused for that. On a cluster of its own,
 * since its class is judged for every tenant there is.
 */
@OnItsOwnCluster
class WidestIT {
  private static ControlPlane plane;
  private static Bench bench;

  @BeforeAll
  static void theChartRefuses() {
    plane = ControlPlane.start(line -> {});
    Chart.render(Map.of()).install(plane.admin());
    Guardrails.deny(plane.admin());
    var platform = new Rights(plane.admin()).administrator("widest-platform");
    bench = new Bench(plane.admin(), new Policy(platform.client()));
  }

  @AfterAll
  static void itGoes() {
    plane.close();
  }

  @ParameterizedTest
  @CsvSource({
    "40, ENVIRONMENTS, false",
    "150, ENVIRONMENTS, false",
    "512, APPLICATIONS, false",
    "150, ENVIRONMENTS, true"
  })
  void noTenantIsRefusedForItsSize(int length, Longest names, boolean crowded) throws IOException {
    var widest = new Widest(length, names, crowded);
    ObjectNode tenant = widest.tenant();
    PolicyVerdict verdict =
        bench.under(List.of(widest.tenantClass()), () -> bench.policy().judge(tenant));
    assertThat(verdict.failures()).isNotEmpty().noneMatch(Failure::isOfTheServer);
  }

  /** What there was before is looked at too. */
  @ParameterizedTest
  @CsvSource({
    "40, ENVIRONMENTS, false",
    "150, ENVIRONMENTS, false",
    "512, APPLICATIONS, false",
    "150, ENVIRONMENTS, true"
  })
  void norForTheSizeItHad(int length, Longest names, boolean crowded) throws IOException {
    ObjectNode before = new Widest(41, names, crowded).tenant();
    var widest = new Widest(length, names, crowded);
    ObjectNode changed = widest.changed();
    ObjectNode tenantClass = widest.tenantClass();
    PolicyVerdict verdict =
        bench.after(
            before,
            version -> {
              changed.withObject("/metadata").put("resourceVersion", version);
              return bench.under(List.of(tenantClass), () -> bench.policy().judgeChange(changed));
            });
    assertThat(verdict.failures()).isNotEmpty().noneMatch(Failure::isOfTheServer);
  }
}
