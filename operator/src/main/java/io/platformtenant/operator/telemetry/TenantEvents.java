package io.platformtenant.operator.telemetry;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.api.v1alpha1.AdoptionItem;
import io.platformtenant.api.v1alpha1.AdoptionState;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassStatus;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.lifecycle.DeletionHold;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.Result.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Tells what happened to tenants and classes as events, each thing once. */
public final class TenantEvents {
  private static final String FIGHT = "DriftFight";
  private static final String FROZEN = Reason.Frozen.name();
  private static final String OVERRIDDEN = Reason.Overridden.name();

  private final EventSink sink;
  private final Map<ManagedKind, LongAdder> drift = new ConcurrentHashMap<>();

  public TenantEvents(EventSink sink) {
    this.sink = sink;
  }

  /** How often objects of a kind were put back since the start. */
  public long driftCorrected(ManagedKind kind) {
    return Optional.ofNullable(drift.get(kind)).map(LongAdder::sum).orElse(0L);
  }

  /** What was put back and what was taken over: of each one event a look, whatever it names. */
  public void tell(HasMetadata owner, Outcome outcome) {
    List<ObjectId> putBack = outcome.written(Change.DRIFT_CORRECTED).toList();
    putBack.forEach(id -> drift.computeIfAbsent(id.kind(), k -> new LongAdder()).increment());
    tell(
        owner,
        Reason.DriftCorrected.name(),
        putBack,
        " was changed by somebody and has been put back",
        " objects were changed by somebody and have been put back: ");
    tell(
        owner,
        "Adopted",
        outcome.written(Change.ADOPTED).toList(),
        " was taken over",
        " objects were taken over: ");
  }

  /** Whoever pressed Sync in a freeze, or had it retried, hears that it does not wait. */
  public void tellEnded(HasMetadata owner, List<ObjectId> syncs) {
    tell(
        owner,
        "SyncEnded",
        syncs,
        " was to be synced, which a freeze holds back: the sync was taken away, so that it does not"
            + " begin by itself at the end; ask for it again then",
        " Applications were to be synced, which a freeze holds back: the syncs were taken away, so"
            + " that they do not begin by themselves at the end; ask for them again then: ");
  }

  private void tell(
      HasMetadata owner, String reason, List<ObjectId> objects, String one, String many) {
    if (objects.size() == 1) {
      sink.normal(owner, reason, objects.getFirst().describe() + one);
    } else if (!objects.isEmpty()) {
      sink.normal(
          owner,
          reason,
          objects.size()
              + many
              + objects.stream().map(ObjectId::describe).collect(Collectors.joining(", ")));
    }
  }

  /** That a tenant became Ready or stuck, or came a step further in its teardown. */
  public void tell(PlatformTenant before, PlatformTenantStatus status) {
    if (status.deletion() != null) {
      tellStep(before, status);
    } else {
      tell(
          before,
          before.getStatus() == null ? List.of() : before.getStatus().conditions(),
          status.conditions());
      tellAdoptions(before, status);
    }
  }

  /** What is taken over next, and what that does. */
  private void tellAdoptions(PlatformTenant before, PlatformTenantStatus status) {
    String news =
        status.adoption().stream()
            .filter(item -> item.state() == AdoptionState.Adopting)
            .filter(item -> !before.lastStatus().adoption().contains(item))
            .map(TenantEvents::describe)
            .collect(Collectors.joining(". "));
    if (!news.isEmpty()) {
      sink.warning(before, "Adopting", "To be taken over: " + news);
    }
  }

  private static String describe(AdoptionItem item) {
    String place = item.namespace() == null ? "" : item.namespace() + "/";
    return item.kind()
        + " \""
        + place
        + item.name()
        + "\" of "
        + item.owner()
        + (item.effects().isEmpty() ? "" : " (" + String.join("; ", item.effects()) + ")");
  }

  /** That a class became Ready or stuck. */
  public void tell(PlatformTenantClass before, PlatformTenantClassStatus status) {
    tell(
        before,
        before.getStatus() == null ? List.of() : before.getStatus().conditions(),
        status.conditions());
  }

  private void tell(HasMetadata about, List<Condition> were, List<Condition> are) {
    Condition ready = find(are, "Ready").orElseThrow();
    boolean same =
        find(were, "Ready")
            .filter(c -> c.status().equals(ready.status()) && c.reason().equals(ready.reason()))
            .isPresent();
    boolean suspends = isSuspended(ready);
    if (!suspends && find(were, "Ready").filter(TenantEvents::isSuspended).isPresent()) {
      sink.normal(about, "Resumed", "It is no longer suspended, and is kept as it says again");
    }
    if (!same && (suspends || ready.status().equals("True"))) {
      sink.normal(about, ready.reason(), ready.message());
    } else if (!same && find(are, "Stalled").isPresent()) {
      sink.warning(about, ready.reason(), ready.message());
    }
    tellFreeze(about, were, are);
    tellOverrides(about, were, are);
    if (find(were, FIGHT).isEmpty()) {
      find(are, FIGHT).ifPresent(fight -> sink.warning(about, fight.reason(), fight.message()));
    }
  }

  /** That it takes in nothing new, and where; and that it does again. */
  private void tellFreeze(HasMetadata about, List<Condition> were, List<Condition> are) {
    Optional<String> was = find(were, FROZEN).map(Condition::message);
    Optional<String> is = find(are, FROZEN).map(Condition::message);
    is.filter(message -> !was.equals(is)).ifPresent(m -> sink.normal(about, FROZEN, m));
    if (was.isPresent() && is.isEmpty()) {
      sink.normal(about, "Thawed", "No freeze holds any more: both engines take in what is new");
    }
  }

  /** Who lets what through, each time something of it changes; and that nobody does any more. */
  private void tellOverrides(HasMetadata about, List<Condition> were, List<Condition> are) {
    Optional<String> was = find(were, OVERRIDDEN).map(Condition::message);
    Optional<String> is = find(are, OVERRIDDEN).map(Condition::message);
    is.filter(message -> !was.equals(is)).ifPresent(m -> sink.warning(about, OVERRIDDEN, m));
    if (was.isPresent() && is.isEmpty()) {
      sink.normal(about, "OverrideEnded", "Nothing is let through in spite of a freeze any more");
    }
  }

  private static boolean isSuspended(Condition ready) {
    return ready.reason().equals(Reason.Suspended.name());
  }

  private void tellStep(PlatformTenant before, PlatformTenantStatus status) {
    String was =
        before.getStatus() == null || before.getStatus().deletion() == null
            ? ""
            : before.getStatus().deletion().step();
    if (status.deletion().step().equals(was)) {
      return;
    }
    if (status.deletion().step().equals(DeletionHold.STEP)) {
      Condition ready = find(status.conditions(), "Ready").orElseThrow();
      sink.warning(before, ready.reason(), ready.message());
    } else {
      sink.normal(before, Reason.Deleting.name(), "Taking down: " + status.deletion().step());
    }
  }

  /** That nothing can be told in a status: the API server takes no larger object. */
  public void hasNoRoom(HasMetadata owner) {
    sink.warning(
        owner,
        Reason.LimitExceeded.name(),
        "It is so large that the API server has no room for its status; it goes on being taken down,"
            + " and this can be seen here alone. Make the values in it smaller");
  }

  /** What went without its engine, because somebody asked for it: what it had is left behind. */
  public void forced(PlatformTenant tenant, List<String> went) {
    if (!went.isEmpty()) {
      sink.warning(
          tenant,
          "StepForced",
          "Let go without its engine, as annotation "
              + ApiGroup.FORCE_STEP_ANNOTATION
              + " asks; what it had made may be left behind: "
              + String.join("; ", went));
    }
  }

  public void letGo(PlatformTenant tenant) {
    sink.normal(
        tenant,
        Reason.RemovalHeld.name(),
        "Its deletion was withdrawn; all it has is left as it is");
  }

  public void tookDown(PlatformTenant tenant) {
    sink.normal(tenant, Reason.Deleting.name(), "Taken down");
  }

  private static Optional<Condition> find(List<Condition> conditions, String type) {
    return conditions.stream().filter(c -> c.type().equals(type)).findFirst();
  }
}
