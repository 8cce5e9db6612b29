package io.platformtenant.operator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LivenessTest {
  private static final Duration LONG = Liveness.STUCK.plusSeconds(1);

  private final AtomicLong nanos = new AtomicLong(-5);
  private final Liveness liveness = new Liveness(nanos::get);

  @Test
  void threadsThatAllStandStillForMinutesAreTold() {
    liveness.note(true, 7);
    wait(Liveness.STUCK);
    assertThat(liveness.note(true, 7)).isEmpty();
    wait(Duration.ofSeconds(1));
    assertThat(liveness.note(true, 7))
        .containsExactly("every thread has been in the same look for 301 s");
  }

  @Test
  void oneLookOrRequestThatEndsIsEnough() {
    liveness.note(true, 7);
    wait(LONG);
    assertThat(liveness.note(true, 8)).isEmpty();
  }

  @Test
  void nothingToDoIsNotStuck() {
    liveness.note(false, 7);
    wait(LONG);
    assertThat(liveness.note(false, 7)).isEmpty();
    assertThat(liveness.note(true, 7)).as("busy only now").isEmpty();
  }

  private void wait(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
