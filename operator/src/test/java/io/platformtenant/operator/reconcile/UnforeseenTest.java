package io.platformtenant.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UnforeseenTest {
  @Test
  void anErrorIsTriedAgainAsAnExceptionIs() {
    assertThatThrownBy(() -> Unforeseen.asException(() -> deeper(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the operator broke on it: java.lang.StackOverflowError")
        .hasCauseInstanceOf(StackOverflowError.class);
  }

  @Test
  void anExceptionStaysWhatItIs() {
    var problem = new IllegalArgumentException("no");
    assertThatThrownBy(
            () ->
                Unforeseen.asException(
                    () -> {
                      throw problem;
                    }))
        .isSameAs(problem);
  }

  @Test
  void noMemoryEndsTheProcess() {
    assertThatThrownBy(
            () ->
                Unforeseen.asException(
                    () -> {
                      throw new OutOfMemoryError();
                    }))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void whatGoesWellIsHandedOn() {
    assertThat(Unforeseen.asException(() -> "fine")).isEqualTo("fine");
  }

  /** As a rule would that walks too deep. */
  private static int deeper(int depth) {
    return depth < 0 ? 0 : 1 + deeper(depth + 1);
  }
}
