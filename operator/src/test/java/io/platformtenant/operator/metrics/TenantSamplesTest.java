package io.platformtenant.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.platformtenant.api.v1alpha1.Actor;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.api.v1alpha1.PlatformTenantStatusBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TenantSamplesTest {
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final Set<String> CLASSES = Set.of("gold");

  private final PlatformTenant well =
      tenant("well", status("gold", ready("True", "Succeeded", "11:00"), null, null));
  private final PlatformTenant failing =
      tenant(
          "failing", status("gold", ready("False", "BootstrapFailed", "11:40"), Actor.Team, null));
  private final PlatformTenant late =
      tenant("late", status("gold", ready("False", "BootstrapFailed", "11:50"), Actor.Team, null));
  private final PlatformTenant fresh = tenant("fresh", PlatformTenantStatus.NONE);

  @Test
  void everyTenantIsCountedOnceByClassAndReady() {
    assertThat(of(true, well, failing, late, fresh))
        .contains(
            Sample.of(Metric.TENANTS, 1, "gold", "True"),
            Sample.of(Metric.TENANTS, 2, "gold", "False"),
            Sample.of(Metric.TENANTS, 1, "Unknown", "Unknown"));
  }

  @Test
  void ofTheUnreadyItIsToldSinceWhenAndWhoseTurnItIs() {
    assertThat(of(true, well, failing, late))
        .contains(
            Sample.of(Metric.TENANT_READY, 1, "well"),
            Sample.of(Metric.TENANT_READY, 0, "failing"),
            Sample.of(Metric.TENANTS_UNREADY, 2, "gold", "BootstrapFailed", "Team"),
            Sample.of(Metric.TENANTS_UNREADY_SECONDS_MAX, 1200, "BootstrapFailed", "Team"),
            Sample.of(
                Metric.TENANT_UNREADY_SECONDS, 600, "late", "gold", "BootstrapFailed", "Team"))
        .noneMatch(s -> s.metric() == Metric.TENANT_UNREADY_SECONDS && s.labels().contains("well"));
  }

  @Test
  void oneThatNobodyLookedAtIsUnreadySinceItWasMade() {
    assertThat(of(true, fresh))
        .contains(
            Sample.of(
                Metric.TENANT_UNREADY_SECONDS, 7200, "fresh", "Unknown", "Unknown", "Unknown"));
  }

  @Test
  void aSyncByHandThatIsAwaitedIsReady() {
    var awaiting =
        tenant("awaiting", status("gold", ready("True", "AwaitingSync", "09:00"), null, null));
    assertThat(of(true, awaiting))
        .extracting(Sample::metric)
        .containsExactlyInAnyOrder(Metric.TENANTS, Metric.TENANT_READY);
  }

  @Test
  void oneThatIsDeletedIsCountedAtItsStepAndNotAsUnready() {
    var going =
        tenant(
            "going",
            status(
                "gold",
                ready("False", "RemovalHeld", "11:00"),
                Actor.Platform,
                new Deletion("Approval", List.of(), 3, "2026-11-29T11:30:00Z", null)));
    going.getMetadata().setDeletionTimestamp("2026-11-29T11:30:00Z");
    assertThat(of(true, going))
        .contains(
            Sample.of(Metric.DELETIONS, 1, "Approval"),
            Sample.of(Metric.DELETION_SECONDS_MAX, 1800, "Approval"))
        .noneMatch(s -> s.metric() == Metric.TENANTS_UNREADY);
  }

  @Test
  void otherConditionsAreCountedByWhatTheySay() {
    var fighting =
        tenant(
            "fighting",
            new PlatformTenantStatusBuilder()
                .withConditions(
                    List.of(
                        ready("True", "Succeeded", "11:00"),
                        condition("DriftFight", "True", "DriftFight", "11:00"),
                        condition("Enforced", "False", "NotEnforced", "11:00")))
                .build());
    assertThat(of(true, fighting, fighting))
        .contains(
            Sample.of(Metric.TENANT_CONDITIONS, 2, "DriftFight", "True"),
            Sample.of(Metric.TENANT_CONDITIONS, 2, "Enforced", "False"));
  }

  @Test
  void withoutNamesAThousandTenantsAreAsManySeriesAsTen() {
    PlatformTenant[] thousand =
        IntStream.range(0, 1_000)
            .mapToObj(i -> tenant("t" + i, failing.getStatus()))
            .toArray(PlatformTenant[]::new);
    assertThat(of(false, thousand)).hasSize(3);
    assertThat(of(true, thousand)).hasSize(2_003);
  }

  @Test
  void aClassThatIsNotThereIsNobodysLabel() {
    var lost = tenant("lost", status("any text", ready("True", "Succeeded", "11:00"), null, null));
    assertThat(of(false, lost)).containsExactly(Sample.of(Metric.TENANTS, 1, "Unknown", "True"));
  }

  private static List<Sample> of(boolean byName, PlatformTenant... tenants) {
    return TenantSamples.of(List.of(tenants), CLASSES, byName, NOON);
  }

  private static PlatformTenant tenant(String name, PlatformTenantStatus status) {
    var tenant = new PlatformTenant();
    tenant.setMetadata(
        new ObjectMetaBuilder()
            .withName(name)
            .withCreationTimestamp("2026-11-29T10:00:00Z")
            .build());
    tenant.setStatus(status);
    return tenant;
  }

  private static PlatformTenantStatus status(
      String className, Condition ready, Actor actor, Deletion deletion) {
    return new PlatformTenantStatusBuilder()
        .withClassName(className)
        .withConditions(List.of(ready))
        .withActor(actor)
        .withDeletion(deletion)
        .build();
  }

  private static Condition ready(String status, String reason, String since) {
    return condition("Ready", status, reason, since);
  }

  private static Condition condition(String type, String status, String reason, String since) {
    return new Condition(type, status, 1L, "2026-11-29T" + since + ":00Z", reason, "");
  }
}
