package io.platformtenant.operator.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.platformtenant.api.v1alpha1.FreezeStatus;
import io.platformtenant.api.v1alpha1.HistoryEntry;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.api.v1alpha1.PlatformTenantStatusBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OlderSchemasTest {
  private static final String KIND = "PlatformTenant";
  private static final PlatformTenantStatus STATUS =
      new PlatformTenantStatusBuilder()
          .withObservedGeneration(7L)
          .withFreeze(new FreezeStatus(true, null, "holidays"))
          .withHistory(
              List.of(new HistoryEntry("2026-05-05T12:00:00Z", 7L, "True", "Succeeded", "all")))
          .build();

  private final AtomicLong now = new AtomicLong();
  private final OlderSchemas schemas =
      new OlderSchemas(new KubernetesSerialization(), Duration.ofMinutes(10), now::get);

  @Test
  void leaveAStatusAsItIsWhileNothingWasRefused() {
    assertThat(schemas.known(KIND, STATUS)).isSameAs(STATUS);
  }

  @Test
  void areLearntFromOneRefusalAfterTheOther() {
    schemas.learn(KIND, refusal("status.history"));
    schemas.learn(KIND, refusal("status.freeze"));

    PlatformTenantStatus known = schemas.known(KIND, STATUS);
    assertThat(known.history()).isEmpty();
    assertThat(known.freeze()).isNull();
    assertThat(known.observedGeneration()).isEqualTo(7);
  }

  /** Or a server that refuses for ever would be asked for ever. */
  @Test
  void learnNothingFromTheSameRefusalAgain() {
    schemas.learn(KIND, refusal("status.history"));
    PlatformTenantStatus known = schemas.known(KIND, STATUS);

    schemas.learn(KIND, refusal("status.history"));
    schemas.learn(KIND, new KubernetesClientException("busy", 503, null));
    assertThat(schemas.known(KIND, STATUS)).isEqualTo(known);
  }

  @Test
  void areOfOneKindAlone() {
    schemas.learn("PlatformTenantClass", refusal("status.history"));

    assertThat(schemas.known(KIND, STATUS)).isSameAs(STATUS);
  }

  @Test
  void areForgottenAfterAWhile() {
    schemas.learn(KIND, refusal("status.history"));
    now.addAndGet(Duration.ofMinutes(10).toNanos());

    assertThat(schemas.known(KIND, STATUS)).isSameAs(STATUS);
    schemas.learn(KIND, refusal("status.history"));
    assertThat(schemas.known(KIND, STATUS).history()).isEmpty();
  }

  private static KubernetesClientException refusal(String field) {
    return new KubernetesClientException(
        "failed to create typed patch object (/payments): ."
            + field
            + ": field not declared in schema",
        500,
        null);
  }
}
