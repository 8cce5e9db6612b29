package io.platformtenant.operator.status;

import io.platformtenant.operator.apply.Outcome;
import io.platformtenant.operator.apply.Result;
import io.platformtenant.operator.model.Held;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Plane;
import io.platformtenant.operator.model.Reason;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.observe.ArgoHealth;
import io.platformtenant.operator.observe.FluxHealth;
import io.platformtenant.operator.observe.Health;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of every object of a plan: written or not, and how it fares. */
final class Children {
  private final List<Child> all;

  Children(TenantPlan plan, Outcome outcome, Observed observed) {
    all =
        Stream.concat(
                plan.objects().values().stream()
                    .map(
                        o ->
                            new Child(
                                o.id(),
                                o.environment(),
                                outcome.results().get(o.id()),
                                health(o.id(), observed),
                                Optional.empty())),
                plan.held().stream().map(Children::held))
            .sorted(java.util.Comparator.comparing(Child::id))
            .toList();
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
        Optional.of(held.reason()));
  }

  private static Health health(ObjectId id, Observed observed) {
    return switch (id.kind().plane()) {
      case FOUNDATION -> Health.of(Health.State.READY, "", "");
      case BOOTSTRAP -> observed.get(id).map(FluxHealth::of).orElse(Health.UNSEEN);
      case DELIVERY ->
          id.kind() == ManagedKind.APP_PROJECT
              ? Health.of(Health.State.READY, "", "")
              : observed.get(id).map(ArgoHealth::of).orElse(Health.UNSEEN);
    };
  }

  /**
   * @param result null only when nothing was tried
   * @param held why the object may not appear yet
   */
  record Child(
      ObjectId id, String environment, Result result, Health health, Optional<Reason> held) {
    boolean isReady() {
      return result.isDone() && health.isReady();
    }

    boolean isAwaiting() {
      return result.isDone() && health.state() == Health.State.AWAITING_SYNC;
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
