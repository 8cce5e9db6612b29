package io.platformtenant.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.model.Owner;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class NamedLookTest {
  private static final Owner PAYMENTS = Owner.ofTenant("payments");

  @Test
  void whatIsLoggedMeanwhileSaysWhomItIsAt() {
    assertThat(NamedLook.at(PAYMENTS, "again", () -> MDC.get("tenant"))).isEqualTo("payments");
    assertThat(NamedLook.at(Owner.ofClass("standard"), "again", () -> MDC.get("class")))
        .isEqualTo("standard");
    assertThat(MDC.get("tenant")).as("after it").isNull();
  }

  @Test
  void aLookThatAStopEndsIsTakenAgainAndIsNoFailure() {
    String answer =
        NamedLook.at(
            PAYMENTS,
            "again",
            () -> {
              throw new CancellationException("stopping");
            });
    assertThat(answer).isEqualTo("again");
  }
}
