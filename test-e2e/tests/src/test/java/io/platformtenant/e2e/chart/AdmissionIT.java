package io.platformtenant.e2e.chart;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the API server itself says of the policies, which it checks against every schema. */
final class AdmissionIT {

  @Test
  void noExpressionIsAtOddsWithASchema() {
    var plane = ControlPlane.shared();
    plane.installCrds(UpstreamCrds.flux());
    plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
    Chart.render(Map.of()).install(plane.admin());

    within(PATIENCE)
        .untilAsserted(
            "the policies are checked",
            () ->
                assertThat(policies())
                    .hasSizeGreaterThanOrEqualTo(7)
                    .allSatisfy(
                        policy -> {
                          assertThat(policy.getStatus().getObservedGeneration())
                              .isEqualTo(policy.getMetadata().getGeneration());
                          assertThat(policy.getStatus().getTypeChecking().getExpressionWarnings())
                              .as(policy.getMetadata().getName())
                              .isEmpty();
                        }));
  }

  private static List<ValidatingAdmissionPolicy> policies() {
    return ControlPlane.shared()
        .admin()
        .resources(ValidatingAdmissionPolicy.class)
        .list()
        .getItems()
        .stream()
        .filter(policy -> policy.getMetadata().getName().startsWith("platform-tenant-"))
        .toList();
  }
}
