package io.platformtenant.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookCausesTest {
  private final LookCauses causes = new LookCauses();

  @Test
  void manyEventsAreOneLookUnderTheFirstOfTheirCauses() {
    causes.note("a", Cause.RETRY);
    causes.note("a", Cause.OBJECT);
    causes.note("a", Cause.ENGINE);
    causes.note("b", Cause.CLASS);

    assertThat(causes.take("a")).isEqualTo(Cause.OBJECT);
    assertThat(causes.take("a")).as("nothing since").isEqualTo(Cause.TIMER);
    assertThat(causes.take("b")).isEqualTo(Cause.CLASS);
  }

  @Test
  void whatIsGoneIsForgotten() {
    causes.note("a", Cause.CONTRACT);
    causes.forget("a");
    assertThat(causes.size()).isZero();
  }

  @Test
  void namesThatNobodyLooksAtDoNotPileUp() {
    for (int i = 0; i < 50_000; i++) {
      causes.note("t" + i, Cause.OBJECT);
    }
    assertThat(causes.size()).isEqualTo(20_000);
    assertThat(causes.take("t49999")).isEqualTo(Cause.OBJECT);
  }
}
