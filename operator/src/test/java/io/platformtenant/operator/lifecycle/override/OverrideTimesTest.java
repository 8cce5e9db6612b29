package io.platformtenant.operator.lifecycle.override;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverrideTimesTest {
  private static final Instant MADE = Instant.parse("2027-12-24T00:00:00Z");

  @ParameterizedTest(name = "until {0}, at {1}")
  @CsvSource({
    "2027-12-24T01:00:00Z, 2027-12-24T00:59:59Z, 2027-12-24T01:00:00Z, false, false",
    "2027-12-24T01:00:00Z, 2027-12-24T01:00:00Z, 2027-12-24T01:00:00Z, true, false",
    "2027-12-24T04:00:00Z, 2027-12-24T03:59:59Z, 2027-12-24T04:00:00Z, false, false",
    "2027-12-24T04:00:01Z, 2027-12-24T03:59:59Z, 2027-12-24T04:00:00Z, false, true",
    "2027-12-24T04:00:01Z, 2027-12-24T04:00:00Z, 2027-12-24T04:00:00Z, true, true",
    "2028-12-24T04:00:00Z, 2027-12-24T04:00:00Z, 2027-12-24T04:00:00Z, true, true",
    "2027-12-23T04:00:00Z, 2027-12-24T00:00:00Z, 2027-12-23T04:00:00Z, true, false",
  })
  void itEndsWhenItSaysAndNeverLaterThanItMay(
      Instant until, Instant now, Instant end, boolean isOver, boolean isTooLong) {
    var times = new OverrideTimes(MADE, until);

    assertThat(times.end()).isEqualTo(end);
    assertThat(times.isOverAt(now)).isEqualTo(isOver);
    assertThat(times.isTooLong()).isEqualTo(isTooLong);
    assertThat(times.goesAt()).isEqualTo(end.plusSeconds(3_600));
  }
}
