package io.platformtenant.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.api.v1alpha1.PlatformTenantStatusBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractTimesTest {
  private final List<Duration> applied = new ArrayList<>();
  private final List<Duration> ready = new ArrayList<>();
  private long now;
  private final ContractTimes times = new ContractTimes(() -> now, applied::add, ready::add);

  @Test
  void aChangeIsTimedOnceUntilAppliedAndOnceUntilReady() {
    times.changed(tenant("u", 1));
    after(2);
    times.told(tenant("u", 1), status("False"));
    times.applied(tenant("u", 1));
    after(3);
    times.applied(tenant("u", 1));
    times.told(tenant("u", 1), status("True"));
    after(4);
    times.told(tenant("u", 1), status("True"));
    times.changed(tenant("u", 1));

    assertThat(applied).containsExactly(Duration.ofSeconds(2));
    assertThat(ready).containsExactly(Duration.ofSeconds(5));
    assertThat(times.oldestPending()).isZero();
  }

  @Test
  void whatIsReadyAtOnceIsAppliedToo() {
    times.changed(tenant("u", 1));
    after(1);
    times.told(tenant("u", 1), status("True"));
    times.applied(tenant("u", 1));
    assertThat(applied).containsExactly(Duration.ofSeconds(1));
    assertThat(ready).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void aSecondChangeBeginsAnewAndTheSameOneDoesNot() {
    times.changed(tenant("u", 1));
    after(10);
    times.changed(tenant("u", 1));
    assertThat(times.oldestPending()).isEqualTo(Duration.ofSeconds(10));

    times.changed(tenant("u", 2));
    after(1);
    times.applied(tenant("u", 1));
    assertThat(applied).as("of the spec before").isEmpty();
    times.applied(tenant("u", 2));
    assertThat(applied).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void whatIsRefusedIsNotLateAndNotCounted() {
    times.changed(tenant("u", 1));
    after(60);
    times.refused(tenant("u", 1));
    assertThat(times.oldestPending()).isZero();
    times.applied(tenant("u", 1));
    assertThat(applied).isEmpty();
  }

  @Test
  void anotherOfTheSameNameIsAnotherOne() {
    times.changed(tenant("u", 3));
    after(5);
    times.changed(tenant("v", 1));
    after(1);
    times.applied(tenant("v", 1));
    assertThat(applied).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void nothingIsToldOfOneThatIsGoneOrOfOneThatNeverCame() {
    times.changed(tenant("u", 1));
    times.forget("a");
    times.applied(tenant("u", 1));
    times.told(tenant("u", 1), status("True"));
    assertThat(applied).isEmpty();
    assertThat(ready).isEmpty();
  }

  private void after(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  private static PlatformTenant tenant(String uid, long generation) {
    var tenant = new PlatformTenant();
    tenant.setMetadata(
        new ObjectMetaBuilder().withName("a").withUid(uid).withGeneration(generation).build());
    return tenant;
  }

  private static PlatformTenantStatus status(String ready) {
    return new PlatformTenantStatusBuilder()
        .withConditions(
            List.of(new Condition("Ready", ready, 1L, "2026-11-29T12:00:00Z", "Succeeded", "")))
        .build();
  }
}
