package io.platformtenant.operator.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.health.ArgoHealth;
import io.platformtenant.operator.health.Health;
import io.platformtenant.operator.health.LastReportedProblems;
import io.platformtenant.operator.health.ObjectHealth;
import io.platformtenant.operator.health.Silence;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Plane;
import io.platformtenant.operator.model.Held;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import io.platformtenant.operator.model.freezing.Frozen;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What became of every object of a plan: written or not, and how it fares. */
final class Children {
  private static final String FROZEN = "Frozen";

  /** As an Application fares that differs from its source, or that a window holds back. */
  private static final Set<String> HELD_BACK = Set.of("OutOfSync", "Blocked");

  private final List<Child> all;

  /**
   * @param held what is planned and may not appear yet
   * @param told what was told last
   * @param frozen what of it takes in nothing new
   */
  Children(
      SortedMap<ObjectId, PlannedObject> planned,
      List<Held> held,
      Outcome outcome,
      Observed observed,
      Silence silence,
      LastReportedProblems told,
      Frozen frozen) {
    all =
        Stream.of(
                planned.values().stream()
                    .map(
                        o ->
                            new Child(
                                o.id(),
                                o.environment(),
                                outcome.results().get(o.id()),
                                silence.over(
                                    o.id().kind(),
                                    observed.get(o.id()),
                                    told.orLastFailure(o.id(), ObjectHealth.of(o, observed))),
                                observed.get(o.id()),
                                Optional.empty())),
                held.stream().map(Children::held),
                GeneratedApplications.in(planned, observed, told))
            .flatMap(c -> c)
            .map(child -> frozen.holdsIn(child.environment()) ? child.frozen() : child)
            .sorted(java.util.Comparator.comparing(Child::id))
            .toList();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  Stream<Child> of(Plane plane) {
    return all.stream().filter(c -> c.id().kind().plane() == plane);
  }

  Stream<Child> of(ManagedKind kind) {
    return all.stream().filter(c -> c.id().kind() == kind);
  }

  private static Child held(Held held) {
    return new Child(
        held.object().id(),
        held.object().environment(),
        new Result.Waiting(held.reason(), held.object().id().title() + " " + held.message()),
        Health.UNSEEN,
        Optional.empty(),
        Optional.of(held.reason()));
  }

  /**
   * @param result null only when nothing was tried
   * @param seen what the health was read off
   * @param held why the object may not appear yet
   */
  record Child(
      ObjectId id,
      String environment,
      Result result,
      Health health,
      Optional<ObjectNode> seen,
      Optional<Reason> held) {
    boolean isReady() {
      return result.isDone() && health.isReady();
    }

    boolean isAwaiting() {
      return result.isDone() && health.state() == Health.State.AWAITING_SYNC;
    }

    boolean isFrozen() {
      return isAwaiting() && health.reason().equals(FROZEN);
    }

    /** What Argo CD may not sync is no failure, and is not on the way either. */
    Child frozen() {
      boolean waits =
          id.kind() == ManagedKind.APPLICATION
              && health.state() == Health.State.PROGRESSING
              && HELD_BACK.contains(health.reason());
      return waits
          ? new Child(
              id,
              environment,
              result,
              Health.of(Health.State.AWAITING_SYNC, FROZEN, "waits for the end of a freeze"),
              seen,
              held)
          : this;
    }

    /** Whether what it delivers waits, as its source says. */
    boolean isPaused() {
      return result.isDone() && health.state() == Health.State.WORKLOAD_SUSPENDED;
    }

    boolean isSynced() {
      return result.isDone() && seen.filter(ArgoHealth::isSynced).isPresent();
    }

    boolean isHealthy() {
      return result.isDone() && seen.filter(ArgoHealth::isHealthy).isPresent();
    }

    /** For people: what is wrong with it, its own words included. */
    String describe() {
      return switch (result) {
        case Result.Refused(Reason reason, String message) -> message;
        case Result.Waiting(Reason reason, String message) -> message;
        case Result.Blocked(ObjectId by) -> id.title() + " waits for " + by.title();
        default -> id.title() + " is " + health.reason() + colon(health.message());
      };
    }

    private static String colon(String message) {
      return message.isEmpty() ? "" : ": " + message;
    }
  }
}
