package io.platformtenant.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.settings.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration CAP = Duration.ofMinutes(2);

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Backoff backoff =
      new Backoff(
          OperatorSettings.of(Sources.none()),
          new Random(1),
          ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

  @Test
  void waitsDoubleUpToACapForEver() {
    for (int attempt = 0; attempt < 100; attempt++) {
      Duration about = Duration.ofSeconds(1L << Math.min(attempt, 20));
      Duration most = about.compareTo(CAP) < 0 ? about : CAP;
      Duration wait = backoff.next("payments");

      assertThat(wait).isBetween(most.dividedBy(2), most.multipliedBy(3).dividedBy(2));
      now = now.plus(wait);
    }
  }

  /** Ten children that change would make one object that somebody has to mend wait for minutes. */
  @Test
  void whatEventsCauseIsNoAttempt() {
    Duration first = backoff.next("payments");
    now = now.plusMillis(100);
    for (int event = 0; event < 10; event++) {
      assertThat(backoff.next("payments")).isEqualTo(first.minusMillis(100));
    }
  }

  @Test
  void whoIsQuietBeginsAnew() {
    now = now.plus(backoff.next("payments"));
    now = now.plus(backoff.next("payments"));

    assertThat(backoff.after("payments", Outcome.NOTHING))
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(15));
    assertThat(backoff.next("payments")).isLessThanOrEqualTo(Duration.ofMillis(1_500));
  }

  @Test
  void aTenantDoesNotWaitForAnother() {
    now = now.plus(backoff.next("payments"));
    now = now.plus(backoff.next("payments"));

    assertThat(backoff.next("search")).isLessThanOrEqualTo(Duration.ofMillis(1_500));
  }
}
