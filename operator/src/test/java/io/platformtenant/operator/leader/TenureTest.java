package io.platformtenant.operator.leader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TenureTest {
  /** Near its overflow, as the clock of the JVM may be. */
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  private final Tenure tenure = new Tenure(Duration.ofSeconds(10), nanos::get);

  @Test
  void nothingIsHeldBeforeTheFirstAnswer() {
    assertThat(tenure.isHeld()).isFalse();
    tenure.asked();
    assertThat(tenure.isHeld()).isFalse();
    tenure.answered(false);
    assertThat(tenure.isHeld()).isFalse();
  }

  @Test
  void itLastsFromWhenTheRenewalWasSent() {
    tenure.asked();
    pass(Duration.ofSeconds(4));
    tenure.answered(true);
    pass(Duration.ofMillis(5_999));
    assertThat(tenure.isHeld()).isTrue();
    pass(Duration.ofMillis(1));
    assertThat(tenure.isHeld()).isFalse();
  }

  @Test
  void aRenewalThatIsSentAgainCountsFromTheFirstTime() {
    tenure.asked();
    pass(Duration.ofSeconds(8));
    tenure.asked();
    tenure.answered(true);
    pass(Duration.ofSeconds(2));
    assertThat(tenure.isHeld()).isFalse();
  }

  @Test
  void oneThatIsRefusedProlongsNothingAndTheNextCountsForItself() {
    tenure.asked();
    tenure.answered(true);
    pass(Duration.ofSeconds(9));
    tenure.asked();
    tenure.answered(false);
    assertThat(tenure.isHeld()).isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(tenure.isHeld()).isFalse();
    tenure.asked();
    tenure.answered(true);
    assertThat(tenure.isHeld()).isTrue();
  }

  @Test
  void onceItIsGivenUpNoAnswerBringsItBack() {
    tenure.asked();
    tenure.answered(true);
    tenure.end();
    tenure.asked();
    tenure.answered(true);
    assertThat(tenure.isHeld()).isFalse();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
