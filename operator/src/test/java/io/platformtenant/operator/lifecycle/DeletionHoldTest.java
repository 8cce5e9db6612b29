package io.platformtenant.operator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Deletion;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatusBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionHoldTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final DeletionPace PACE = DeletionPace.USUAL;

  @Test
  void oneThatNothingProtectsGoesWhenItIsKnownThatItGoesAlone() {
    assertThat(of(deleted("a", 3), List.of()))
        .isEqualTo(new DeletionHold.Settling(Duration.ofSeconds(7)));
    assertThat(of(deleted("a", 10), List.of())).isEqualTo(new DeletionHold.None());
  }

  @Test
  void oneThatIsProtectedWaitsForAnApproval() {
    PlatformTenant tenant = protectedOne("a", 3_600);

    assertThat(of(tenant, List.of()))
        .asInstanceOf(type(DeletionHold.Held.class))
        .extracting(DeletionHold.Held::why)
        .asString()
        .contains("protected from deletion", "nobody has approved it", "deletion-approved=");
    approve(tenant, "2026-03-01T11:59:00Z");
    assertThat(of(tenant, List.of())).isEqualTo(new DeletionHold.None());
  }

  /** Deleted at 11:00. */
  @ParameterizedTest
  @CsvSource({
    "2026-02-28T11:00:00Z, true, ''",
    "2026-02-28T12:59:59+02:00, false, more than 24 hours older",
    "2026-02-28T13:00:00+02:00, true, ''",
    "2026-03-01T12:05:00Z, true, ''",
    "2026-03-01T12:05:01Z, false, lies in the future",
    "yes, false, no time as RFC 3339",
    "2026-03-01, false, no time as RFC 3339",
  })
  void anApprovalHasToBeOfThisDeletion(String value, boolean passes, String why) {
    PlatformTenant tenant = protectedOne("a", 3_600);
    approve(tenant, value);

    DeletionHold hold = of(tenant, List.of());

    assertThat(hold instanceof DeletionHold.None).isEqualTo(passes);
    if (hold instanceof DeletionHold.Held(String said)) {
      assertThat(said).contains(why).contains("\"" + value + "\"");
    }
  }

  @Test
  void oneThatHasBegunGoesOn() {
    PlatformTenant tenant = protectedOne("a", 3_600);
    tenant.setStatus(
        new PlatformTenantStatusBuilder(tenant.getStatus())
            .withDeletion(new Deletion("Applications", List.of(), 9, NOW.toString(), null))
            .build());

    assertThat(of(tenant, folder(60, 3_600))).isEqualTo(new DeletionHold.None());
  }

  @Test
  void aRenamedFolderDeletesNobody() {
    List<PlatformTenant> others = folder(3, 12);

    assertThat(of(deleted("a", 11), others))
        .asInstanceOf(type(DeletionHold.Held.class))
        .extracting(DeletionHold.Held::why)
        .asString()
        .startsWith("4 tenants were deleted within ten minutes");
  }

  @Test
  void threeMayGoAtOnceAndMoreWhereThereAreMany() {
    assertThat(of(deleted("a", 11), folder(2, 12))).isEqualTo(new DeletionHold.None());
    assertThat(of(deleted("a", 11), Stream.concat(folder(3, 12).stream(), live(76)).toList()))
        .isEqualTo(new DeletionHold.None());
  }

  @Test
  void whatWasDeletedLongBeforeOrWithApprovalDoesNotCount() {
    List<PlatformTenant> approved = folder(3, 12);
    approved.forEach(t -> approve(t, "2026-03-01T11:00:00Z"));

    assertThat(of(deleted("a", 11), folder(3, 612))).isEqualTo(new DeletionHold.None());
    assertThat(of(deleted("a", 11), approved)).isEqualTo(new DeletionHold.None());
  }

  /** However the others fare meanwhile. */
  @Test
  void oneThatWasHeldStaysHeld() {
    PlatformTenant tenant = deleted("a", 3_600);
    tenant.setStatus(
        new PlatformTenantStatusBuilder()
            .withDeletion(new Deletion(DeletionHold.STEP, List.of(), 9, NOW.toString(), null))
            .build());

    assertThat(of(tenant, List.of())).isInstanceOf(DeletionHold.Held.class);
    approve(tenant, "2026-03-01T11:59:00Z");
    assertThat(of(tenant, List.of())).isEqualTo(new DeletionHold.None());
  }

  @Test
  void whatIsNotMeantIsLetGoUnlessItHasBegun() {
    PlatformTenant tenant = protectedOne("a", 3_600);
    tenant.getMetadata().setAnnotations(Map.of(ApiGroup.DELETION_WITHDRAWN_ANNOTATION, "true"));
    assertThat(of(tenant, List.of())).isEqualTo(new DeletionHold.Withdrawn());

    tenant.setStatus(
        new PlatformTenantStatusBuilder()
            .withDeletion(new Deletion("Applications", List.of(), 9, NOW.toString(), null))
            .build());
    assertThat(of(tenant, List.of())).isEqualTo(new DeletionHold.None());
  }

  private static DeletionHold of(PlatformTenant tenant, List<PlatformTenant> others) {
    List<PlatformTenant> all = new ArrayList<>(others);
    all.add(tenant);
    return DeletionHold.of(tenant, all, PACE, NOW);
  }

  private static List<PlatformTenant> folder(int tenants, int secondsAgo) {
    return IntStream.range(0, tenants).mapToObj(i -> deleted("f" + i, secondsAgo)).toList();
  }

  private static Stream<PlatformTenant> live(int tenants) {
    return IntStream.range(0, tenants)
        .mapToObj(
            i -> {
              var tenant = new PlatformTenant();
              tenant.getMetadata().setName("l" + i);
              return tenant;
            });
  }

  private static PlatformTenant protectedOne(String name, int secondsAgo) {
    PlatformTenant tenant = deleted(name, secondsAgo);
    tenant.setStatus(new PlatformTenantStatusBuilder().withDeletionProtection(true).build());
    return tenant;
  }

  private static PlatformTenant deleted(String name, int secondsAgo) {
    var tenant = new PlatformTenant();
    tenant.getMetadata().setName(name);
    tenant.getMetadata().setDeletionTimestamp(NOW.minusSeconds(secondsAgo).toString());
    return tenant;
  }

  private static void approve(PlatformTenant tenant, String value) {
    tenant.getMetadata().setAnnotations(Map.of(ApiGroup.DELETION_APPROVED_ANNOTATION, value));
  }
}
