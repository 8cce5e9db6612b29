package io.platformtenant.operator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.watch.WatchState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private static final Duration GRACE = Duration.ofMinutes(1);
  private static final WatchState TENANTS = new WatchState("PlatformTenant", true, true);

  // The clock of the JVM may well be below zero.
  private final AtomicLong nanos = new AtomicLong(-5);
  private final Readiness readiness = new Readiness(GRACE, nanos::get);

  @Test
  void aWatchThatEndsAndBeginsAgainIsNotTold() {
    assertThat(readiness.note(List.of(TENANTS, kustomizations(true, false)))).isEmpty();
    wait(GRACE);
    assertThat(readiness.note(List.of(TENANTS, kustomizations(true, false)))).isEmpty();
    assertThat(readiness.note(List.of(TENANTS, kustomizations(true, true)))).isEmpty();
    wait(GRACE);
    assertThat(readiness.note(List.of(TENANTS, kustomizations(true, false)))).isEmpty();
  }

  @Test
  void afterTheGraceTheKindIsNamedUntilItIsWatchedAgain() {
    readiness.note(List.of(TENANTS, kustomizations(true, true)));
    wait(Duration.ofSeconds(75));
    assertThat(readiness.note(List.of(TENANTS, kustomizations(true, false))))
        .containsExactly("Kustomization: not watched for 75 s");
    assertThat(readiness.note(List.of(TENANTS, kustomizations(true, true)))).isEmpty();
  }

  @Test
  void aKindThatIsNeverReadIsNamed() {
    readiness.note(List.of(TENANTS, kustomizations(false, false)));
    wait(Duration.ofSeconds(90));
    assertThat(readiness.note(List.of(TENANTS, kustomizations(false, false))))
        .containsExactly("Kustomization: not read for 90 s");
  }

  @Test
  void aKindWhoseEngineGoesIsNotMissedAndBeginsAnewWhenItComesBack() {
    readiness.note(List.of(TENANTS, kustomizations(true, false)));
    wait(Duration.ofSeconds(75));
    assertThat(readiness.note(List.of(TENANTS))).isEmpty();
    assertThat(readiness.note(List.of(TENANTS, kustomizations(false, false)))).isEmpty();
  }

  private static WatchState kustomizations(boolean read, boolean watched) {
    return new WatchState("Kustomization", read, watched);
  }

  private void wait(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
