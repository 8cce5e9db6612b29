package io.platformtenant.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OverrideSamplesTest {
  @Test
  void countsWhatIsOpenAndWhatNobodyHasSigned() {
    var samples =
        OverrideSamples.of(
            Stream.of(
                    "status: {state: Active, openedAt: now}",
                    "spec: {approvedBy: bob}\nstatus: {state: Expired, openedAt: now}",
                    "spec: {}\nstatus: {state: Expired, openedAt: now}",
                    "spec: {}\nstatus: {state: Active, openedAt: now}",
                    "spec: {}\nstatus: {state: Waiting}",
                    "spec: {}")
                .map(yaml -> Serialization.unmarshal(yaml, PlatformTenantOverride.class))
                .toList());

    assertThat(samples)
        .containsExactly(
            Sample.of(Metric.OVERRIDES, 2, "Active"),
            Sample.of(Metric.OVERRIDES, 2, "Expired"),
            Sample.of(Metric.OVERRIDES, 0, "Refused"),
            Sample.of(Metric.OVERRIDES, 1, "Unknown"),
            Sample.of(Metric.OVERRIDES, 1, "Waiting"),
            Sample.of(Metric.OVERRIDES_UNSIGNED, 2));
  }

  @Test
  void everyStateThereCanBeHasASeries() {
    assertThat(OverrideSamples.of(List.of())).hasSize(5);
  }
}
