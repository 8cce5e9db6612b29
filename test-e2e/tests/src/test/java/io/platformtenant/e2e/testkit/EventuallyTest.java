package io.platformtenant.e2e.testkit;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.platformtenant.testkit.waiting.Eventually;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventuallyTest {
  private static final Eventually SHORTLY = within(Duration.ofMillis(200));

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void itIsOverAsSoonAsTheClaimHolds() {
    SHORTLY.until("the third look", () -> looks.incrementAndGet() == 3);

    assertThat(looks).hasValue(3);
  }

  @Test
  void whatThrowsDoesNotHoldYet() {
    SHORTLY.until("no trouble", this::troublesTwice);
    assertThat(looks).hasValue(3);
  }

  @Test
  void aClaimThatNeverHoldsIsNamedWithWhatElseThereIsToSay() {
    assertThatThrownBy(
            () -> within(Duration.ofSeconds(1), () -> "It says no.").until("it is so", () -> false))
        .isInstanceOf(AssertionError.class)
        .hasMessage("it is so: awaited in vain for 1 s\nIt says no.")
        .hasNoCause();
  }

  @Test
  void theLastTroubleIsTheCause() {
    assertThatThrownBy(() -> SHORTLY.untilAsserted("two is one", () -> assertThat(2).isEqualTo(1)))
        .hasMessageStartingWith("two is one: awaited in vain")
        .cause()
        .hasMessageContaining("expected: 1");
  }

  @Test
  void whatIsWaitedForComesAsItWas() {
    assertThat(
            SHORTLY.first(
                "three", () -> Optional.of(looks.incrementAndGet()).filter(n -> n % 3 == 0)))
        .isEqualTo(3);
    assertThat(looks).hasValue(3);
  }

  @Test
  void calmIsAValueThatIsThereAndStays() {
    within(Duration.ofSeconds(10))
        .untilCalm(
            "five", Duration.ofMillis(120), () -> looks.incrementAndGet() < 5 ? null : "five");
    assertThat(looks.get()).isGreaterThan(6);

    assertThatThrownBy(
            () -> SHORTLY.untilCalm("a clock", Duration.ofMillis(60), looks::incrementAndGet))
        .hasMessageStartingWith("a clock: awaited in vain");
  }

  private boolean troublesTwice() {
    if (looks.incrementAndGet() < 3) {
      throw new IllegalStateException("trouble");
    }
    return true;
  }
}
