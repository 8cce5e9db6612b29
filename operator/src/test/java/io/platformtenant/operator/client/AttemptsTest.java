package io.platformtenant.operator.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private final Attempts attempts = new Attempts(2, 1);
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void whatPassesIsAskedAgain() {
    assertThat(attempts.ask(() -> failing(2, trouble(503, "busy")))).isEqualTo(3);
    asked.set(0);
    assertThat(attempts.ask(() -> failing(1, new KubernetesClientException("", reset()))))
        .isEqualTo(2);
  }

  @Test
  void notForEver() {
    var busy = trouble(429, "too many");
    assertThatThrownBy(() -> attempts.ask(() -> failing(9, busy))).isSameAs(busy);
    assertThat(asked).hasValue(3);
  }

  @Test
  void whatIsRefusedOrOverdueIsNotAskedAgain() {
    var overdue = new KubernetesClientException("", new IOException(new TimeoutException()));
    var hanging = trouble(500, "failed calling webhook \"x\": context deadline exceeded");
    var older = trouble(500, "failed to create typed patch object: .spec.x: field not declared");
    for (var e : new KubernetesClientException[] {trouble(403, "no"), overdue, hanging, older}) {
      asked.set(0);
      assertThatThrownBy(() -> attempts.ask(() -> failing(9, e))).isSameAs(e);
      assertThat(asked).hasValue(1);
    }
  }

  private int failing(int times, KubernetesClientException e) {
    if (asked.incrementAndGet() <= times) {
      throw e;
    }
    return asked.get();
  }

  private static IOException reset() {
    return new IOException("Connection reset");
  }

  private static KubernetesClientException trouble(int code, String message) {
    return new KubernetesClientException(message, code, null);
  }
}
