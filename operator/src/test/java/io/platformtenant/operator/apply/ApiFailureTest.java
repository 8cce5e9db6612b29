package io.platformtenant.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.operator.apply.ApiFailure.Kind;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ApiFailureTest {
  private static final ObjectId STAGE = ObjectId.of(ManagedKind.KUSTOMIZATION, "home", "base");

  @Test
  void whatGotNoAnswerIsToldFromWhatWasAnsweredBadly() {
    assertThat(kind(new KubernetesClientException("", new IOException(new TimeoutException()))))
        .isEqualTo(Kind.UNANSWERED);
    assertThat(kind(new KubernetesClientException("", new IOException("Connection refused"))))
        .isEqualTo(Kind.UNANSWERED);
    assertThat(kind(answer(504, "Timeout"))).isEqualTo(Kind.UNANSWERED);
    assertThat(kind(answer(500, "failed calling webhook \"x\": context deadline exceeded")))
        .isEqualTo(Kind.UNANSWERED);
    assertThat(kind(answer(503, "busy"))).isEqualTo(Kind.UNREACHABLE);
    assertThat(kind(answer(500, "failed to create typed patch object"))).isEqualTo(Kind.INVALID);
    assertThat(kind(answer(422, "deadline exceeded is no name"))).isEqualTo(Kind.INVALID);
  }

  private static Kind kind(KubernetesClientException e) {
    return ApiFailure.of(e, STAGE).kind();
  }

  private static KubernetesClientException answer(int code, String message) {
    return new KubernetesClientException(
        message, code, new StatusBuilder().withCode(code).withMessage(message).build());
  }
}
