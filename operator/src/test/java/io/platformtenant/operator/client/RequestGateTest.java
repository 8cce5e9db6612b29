package io.platformtenant.operator.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
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

  /** The time may be over between two attempts, and each is a request that is begun. */
  @Test
  void onceTheLeaseIsOverNoAttemptIsBegun() {
    var leads = new AtomicBoolean(true);
    var begun = new AtomicInteger();
    var leased = new RequestGate(1, leads::get);

    assertThatThrownBy(
            () ->
                leased.pass(
                    new Attempts(3, 0),
                    () -> {
                      begun.incrementAndGet();
                      leads.set(false);
                      throw new KubernetesClientException("busy", 503, null);
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(begun).hasValue(1);
  }
}
