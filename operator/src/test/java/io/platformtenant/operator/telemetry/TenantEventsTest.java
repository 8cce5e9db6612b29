package io.platformtenant.operator.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.api.v1alpha1.AdoptionItem;
import io.platformtenant.api.v1alpha1.AdoptionState;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.api.v1alpha1.PlatformTenantStatusBuilder;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.Result;
import io.platformtenant.operator.model.Result.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TenantEventsTest {
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  private final List<String> sent = new ArrayList<>();
  private final TenantEvents events =
      new TenantEvents(
          new EventSink() {
            @Override
            public void normal(HasMetadata about, String reason, String message) {
              sent.add(reason + ": " + message);
            }

            @Override
            public void warning(HasMetadata about, String reason, String message) {
              sent.add("! " + reason + ": " + message);
            }
          });

  @Test
  void whatWasPutBackInOneLookIsOneEvent() {
    SortedMap<ObjectId, Result> results = new TreeMap<>();
    results.put(stage("a"), new Result.Written(Change.DRIFT_CORRECTED));
    results.put(stage("b"), new Result.Written(Change.DRIFT_CORRECTED));
    results.put(stage("c"), new Result.Written(Change.ADOPTED));
    results.put(stage("d"), new Result.Written(Change.CREATED));

    events.tell(new PlatformTenant(), Outcome.of(results));

    assertThat(sent)
        .containsExactly(
            "DriftCorrected: 2 objects were changed by somebody and have been put back:"
                + " Kustomization \"a\" in namespace \"home\","
                + " Kustomization \"b\" in namespace \"home\"",
            "Adopted: Kustomization \"c\" in namespace \"home\" was taken over");
    assertThat(events.driftCorrected(ManagedKind.KUSTOMIZATION)).isEqualTo(2);
  }

  @Test
  void thatATenantIsSuspendedAndGoesOnIsNoWarning() {
    events.tell(tenant(ready("True", "Succeeded")), ready("False", "Suspended"));
    events.tell(tenant(ready("False", "Suspended")), ready("False", "Suspended"));
    events.tell(tenant(ready("False", "Suspended")), ready("False", "Progressing"));
    events.tell(tenant(ready("False", "Progressing")), ready("True", "Succeeded"));

    assertThat(sent)
        .containsExactly(
            "Suspended: said",
            "Resumed: It is no longer suspended, and is kept as it says again",
            "Succeeded: said");
  }

  @Test
  void whatIsTakenOverNextIsNamedOnceWithWhatThatDoes() {
    AdoptionItem wider =
        adoption("payments", AdoptionState.Adopting, "repository: \"r\"", "destination: \"n\"");
    AdoptionItem same = adoption("search", AdoptionState.Adopting);
    AdoptionItem other = adoption("infra", AdoptionState.Unmarked);

    events.tell(tenant(ready("False", "NotOwned")), adopting(wider, same, other));
    events.tell(tenant(adopting(wider, same, other)), adopting(wider, same, other));
    events.tell(tenant(adopting(wider)), adopting(wider, same));

    assertThat(sent)
        .containsExactly(
            "! Adopting: To be taken over: AppProject \"argocd/payments\" of \"kubectl\""
                + " (repository: \"r\"; destination: \"n\"). AppProject \"argocd/search\" of"
                + " \"kubectl\"",
            "! Adopting: To be taken over: AppProject \"argocd/search\" of \"kubectl\"");
  }

  private static AdoptionItem adoption(String name, AdoptionState state, String... effects) {
    return new AdoptionItem(
        "AppProject",
        "argocd",
        name,
        state,
        "\"kubectl\"",
        null,
        List.of(effects),
        null,
        List.of(),
        null);
  }

  private static PlatformTenantStatus adopting(AdoptionItem... items) {
    return new PlatformTenantStatusBuilder(ready("False", "NotOwned"))
        .withAdoption(List.of(items))
        .build();
  }

  @Test
  void thatAFreezeBeginsReachesFurtherAndEndsIsTold() {
    events.tell(tenant(frozen("")), frozen("in prod"));
    events.tell(tenant(frozen("in prod")), frozen("in prod"));
    events.tell(tenant(frozen("in prod")), frozen("in prod, staging"));
    events.tell(tenant(frozen("in prod, staging")), frozen(""));
    events.tell(tenant(frozen("")), frozen(""));

    assertThat(sent)
        .containsExactly(
            "Frozen: in prod",
            "Frozen: in prod, staging",
            "Thawed: No freeze holds any more: both engines take in what is new");
  }

  @Test
  void whoLetsWhatThroughIsToldEachTimeAndItsEndOnce() {
    events.tell(tenant(frozen("in prod")), overridden("by alice"));
    events.tell(tenant(overridden("by alice")), overridden("by alice"));
    events.tell(tenant(overridden("by alice")), overridden("by alice, signed by bob"));
    events.tell(tenant(overridden("by alice, signed by bob")), frozen("in prod"));

    assertThat(sent)
        .containsExactly(
            "! Overridden: by alice",
            "! Overridden: by alice, signed by bob",
            "OverrideEnded: Nothing is let through in spite of a freeze any more");
  }

  private static PlatformTenantStatus overridden(String how) {
    var status = frozen("in prod");
    var overridden = new Condition("Overridden", "True", 1L, NOON.toString(), "Overridden", how);
    return new PlatformTenantStatusBuilder(status)
        .withConditions(Stream.concat(status.conditions().stream(), Stream.of(overridden)).toList())
        .build();
  }

  private static PlatformTenantStatus frozen(String where) {
    var ready = new Condition("Ready", "True", 1L, NOON.toString(), "Succeeded", "said");
    var frozen = new Condition("Frozen", "True", 1L, NOON.toString(), "Frozen", where);
    return new PlatformTenantStatusBuilder()
        .withConditions(where.isEmpty() ? List.of(ready) : List.of(ready, frozen))
        .build();
  }

  private static PlatformTenant tenant(PlatformTenantStatus status) {
    var tenant = new PlatformTenant();
    tenant.setStatus(status);
    return tenant;
  }

  private static PlatformTenantStatus ready(String status, String reason) {
    var ready = new Condition("Ready", status, 1L, NOON.toString(), reason, "said");
    var stalled = new Condition("Stalled", "True", 1L, NOON.toString(), reason, "said");
    return new PlatformTenantStatusBuilder()
        .withConditions(reason.equals("Suspended") ? List.of(ready, stalled) : List.of(ready))
        .build();
  }

  @Test
  void manyEventsAtFirstAndThenOneInFiveMinutes() {
    var budget = new EventBudget();

    assertThat(taken(budget, "a", NOON)).isEqualTo(25);
    assertThat(taken(budget, "b", NOON)).as("another object or reason").isEqualTo(25);
    assertThat(taken(budget, "a", NOON.plusSeconds(299))).isZero();
    assertThat(taken(budget, "a", NOON.plusSeconds(300))).isEqualTo(1);
    assertThat(taken(budget, "a", NOON.plus(Duration.ofDays(1)))).isEqualTo(25);
  }

  private static int taken(EventBudget budget, String key, Instant now) {
    int taken = 0;
    for (int i = 0; i < 100; i++) {
      taken += budget.take(key, now) ? 1 : 0;
    }
    return taken;
  }

  private static ObjectId stage(String name) {
    return ObjectId.of(ManagedKind.KUSTOMIZATION, "home", name);
  }
}
