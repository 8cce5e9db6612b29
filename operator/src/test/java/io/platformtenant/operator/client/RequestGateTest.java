package io.platformtenant.operator.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RequestGateTest {
  private final RequestGate gate = new RequestGate(1);

  @Test
  void onceItIsShutNothingIsBegun() {
    var begun = new AtomicInteger();
    gate.pass(begun::incrementAndGet);
    gate.shut();

    assertThatThrownBy(() -> gate.pass(begun::incrementAndGet))
        .isInstanceOf(CancellationException.class);
    assertThat(begun).hasValue(1);
  }

  @Test
  void whatIsInFlightWhenItShutsIsStillAnswered() {
    String answer =
        gate.pass(
            () -> {
              gate.shut();
              return "answer";
            });
    assertThat(answer).isEqualTo("answer");
  }

  @Test
  void aClientThatIsClosedOverARequestEndsTheLook() {
    assertThatThrownBy(
            () ->
                gate.pass(
                    () -> {
                      gate.shut();
                      throw new IllegalStateException("Client is closed");
                    }))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void aRequestThatFailsMakesRoomForTheNext() {
    var refused = new IllegalStateException("refused");
    assertThatThrownBy(
            () ->
                gate.pass(
                    () -> {
                      throw refused;
                    }))
        .isSameAs(refused);
    assertThat(gate.pass(() -> "next")).isEqualTo("next");
    assertThat(gate.ended()).isEqualTo(2);
  }
}
