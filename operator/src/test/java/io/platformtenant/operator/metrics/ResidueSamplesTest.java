package io.platformtenant.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResidueSamplesTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @Test
  void theOneThatWaitsLongestIsTold() {
    assertThat(
            seconds(
                "deletionTimestamp: '2026-11-30T11:50:00Z', finalizers: [platformtenant.io/teardown]",
                "deletionTimestamp: '2026-11-30T11:58:00Z', finalizers: [platformtenant.io/teardown]"))
        .isEqualTo(600);
  }

  @Test
  void aStageThatStaysAndOneThatFluxIsAtWorkForLeaveNothingYet() {
    assertThat(
            seconds(
                "finalizers: [finalizers.fluxcd.io]",
                "deletionTimestamp: '2026-11-30T11:00:00Z',"
                    + " finalizers: [platformtenant.io/teardown, finalizers.fluxcd.io]"))
        .isZero();
  }

  @Test
  void whatSomebodyElseKeepsIsNoResidue() {
    assertThat(seconds("deletionTimestamp: '2026-11-30T11:00:00Z', finalizers: [example.com/hold]"))
        .isZero();
  }

  private static double seconds(String... metadata) {
    Sample sample = ResidueSamples.of(List.of(metadata).stream().map(m -> stage(m)).toList(), NOW);
    assertThat(sample.metric()).isEqualTo(Metric.RESIDUE_SECONDS_MAX);
    return sample.value();
  }

  private static ObjectNode stage(String metadata) {
    try {
      return (ObjectNode) new YAMLMapper().readTree("{metadata: {name: a, " + metadata + "}}");
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
