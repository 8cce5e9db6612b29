package io.platformtenant.operator.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @ValueSource(strings = {"1m", "60s", "60000ms", "0.5h", "1h30m", "24h", "23h59m60s", "1440m"})
  void bothBoundsAreIncluded(String text) {
    assertThat(Durations.outside(text, "1m", "24h")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"59s", "0s", "59999ms", "24h1ms", "9999999h", "25h"})
  void outsideIsTold(String text) {
    assertThat(Durations.outside(text, "1m", "24h"))
        .contains("\"" + text + "\" is not between 1m and 24h");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "5 m", "-5m", "5d", "1m 30s", "5M", "PT5M", "5m\n", "٥m"})
  void whatGoDoesNotTakeIsRefused(String text) {
    assertThat(Durations.outside(text, "1m", "24h"))
        .contains("\"" + text + "\" is no duration such as 30s, 5m or 1h30m");
  }

  @Test
  void absentIsFine() {
    assertThat(Durations.outside(null, "1m", "24h")).isEmpty();
  }

  @Test
  void aDurationIsNotAnEssay() {
    assertThat(Durations.outside("1s".repeat(9), "1s", "24h")).isPresent();
  }
}
