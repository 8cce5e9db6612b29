package io.platformtenant.operator.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API server answers to each of these is compared in ProfilesIT. */
class QuantitiesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.0Gi, 0",
    "1, 1",
    "1000m, 1",
    "1500m, 1500m",
    "1.5, 1500m",
    "0.1, 100m",
    "0.10, 100m",
    "100u, 1m",
    "1n, 1m",
    "1000, 1k",
    "1024, 1024",
    "1500000, 1500k",
    "2000k, 2M",
    "0.5G, 500M",
    "1024Mi, 1Gi",
    "1.5Gi, 1536Mi",
    "1000Ki, 1000Ki",
    "0.5Ki, 512",
    "0.1Ki, 102400m",
    "2.3Ki, 2355200m",
    "1e3, 1e3",
    "1E3, 1e3",
    "12e1, 120",
    "15e2, 1500",
    "1e-3, 1e-3",
    "5E, 5E",
    "7Ei, 7Ei",
  })
  void aQuantityIsPlannedAsTheApiServerWritesIt(String said, String canonical) {
    assertThat(Quantities.canonical(Quantity.parse(said))).isEqualTo(canonical);
  }
}
