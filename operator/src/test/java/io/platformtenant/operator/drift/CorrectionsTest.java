package io.platformtenant.operator.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final DriftPace PACE = DriftPace.USUAL;
  private static final Cause HARMLESS = new Cause(Optional.empty(), "kyverno", false);
  private static final Cause WIDE = new Cause(Optional.empty(), "kyverno", true);

  @Test
  void aFewTimesInAWhileIsPutBackAtOnce() {
    var history = Corrections.none("h", NOON);
    for (int i = 0; i < 100; i++) {
      Instant now = NOON.plus(Duration.ofMinutes(3).multipliedBy(i));
      history = history.drifted(now, PACE);
      assertThat(history.next(PACE)).isBeforeOrEqualTo(now);
      assertThat(history.isFight()).isFalse();
      history = history.corrected(now);
    }
  }

  @Test
  void fromTheSixthInTenMinutesOnTheWaitsDouble() {
    assertThat(waits(HARMLESS, Duration.ofHours(1)))
        .containsExactly(0, 0, 0, 0, 0, 60, 120, 240, 480, 480, 480, 480, 480, 480, 480);
  }

  @Test
  void whatWidensIsPutBackEveryFiveSeconds() {
    List<Integer> waits = waits(WIDE, Duration.ofMinutes(2));
    assertThat(waits.subList(0, 5)).containsOnly(0);
    assertThat(waits.subList(5, waits.size())).hasSize(24).containsOnly(5);
  }

  @Test
  void theFirstCauseStaysButForOneThatWidens() {
    var history = Corrections.none("h", NOON).because(HARMLESS);

    assertThat(history.because(new Cause(Optional.empty(), "other", false)).cause())
        .contains(HARMLESS);
    assertThat(history.because(WIDE).cause()).contains(WIDE);
    assertThat(history.because(WIDE).because(HARMLESS).cause()).contains(WIDE);
  }

  @Test
  void itIsOverTenMinutesAfterItWasPutBackLast() {
    assertThat(Corrections.none("h", NOON).corrected(NOON.plusSeconds(7)).over(PACE))
        .isEqualTo(NOON.plusSeconds(607));
  }

  /** Somebody changes it the moment it is put back: how many seconds each time until it is. */
  private static List<Integer> waits(Cause cause, Duration during) {
    List<Integer> waits = new ArrayList<>();
    var history = Corrections.none("h", NOON).because(cause);
    Instant now = NOON;
    while (now.isBefore(NOON.plus(during))) {
      history = history.drifted(now, PACE);
      Instant next = history.next(PACE).isAfter(now) ? history.next(PACE) : now;
      waits.add((int) Duration.between(now, next).toSeconds());
      now = next;
      history = history.corrected(now);
    }
    return waits;
  }
}
