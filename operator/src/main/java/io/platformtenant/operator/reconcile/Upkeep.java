package io.platformtenant.operator.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.platformtenant.operator.change.ForeseenResult;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.change.standstill.Suspension;
import io.platformtenant.operator.metrics.Measures;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.Plan;
import io.platformtenant.operator.reconcile.PlanExecutor.Placed;
import io.platformtenant.operator.status.CarriedOut;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Act and tell, once a plan was made from a look: one road for tenants and classes. */
public final class Upkeep<R extends CustomResource<?, S>, S> {
  private final PlanExecutor executor;
  private final Teller<R, S> teller;
  private final Backoff backoff;
  private final Measures measures;

  public Upkeep(PlanExecutor executor, Teller<R, S> teller, Backoff backoff, Measures measures) {
    this.executor = executor;
    this.teller = teller;
    this.backoff = backoff;
    this.measures = measures;
  }

  /**
   * A plan that holds, and what it was made from.
   *
   * @param readFrom whose specs the plan was made from, but for those that were proven since
   * @param dependents who else needs what leaves
   * @param report the status of a resource after what was carried out
   */
  record Task<R, S>(
      Look<R> look,
      Plan plan,
      List<? extends HasMetadata> readFrom,
      Dependents dependents,
      BiFunction<R, CarriedOut, S> report) {
    /** Whether anything is to be made or changed, or an engine let go on. */
    boolean writes() {
      return Suspension.isIn(look.seen())
          || plan.objects().values().stream()
              .anyMatch(
                  object -> ForeseenResult.of(object, look.seen(), Map.of(), Set.of()).isEmpty());
    }

    S statusAfter(R resource, CarriedOut done) {
      return report.apply(resource, done);
    }
  }

  Look<R> look(R resource, Owner owner, SortedSet<ObjectId> listed) {
    return executor.look(resource, owner, listed);
  }

  /** When to look again, if nothing happens before. */
  Duration carryOut(Task<R, S> task) {
    if (task.writes() && !teller.areSpecsCurrent(task.readFrom())) {
      return Backoff.BEHIND;
    }
    Placed placed = measures.applying(() -> executor.apply(task.look(), task.plan()));
    teller.tell(task.look().resource(), placed.applied());
    return listBeforePruning(task, placed)
        .flatMap(current -> prune(task, placed, current))
        .orElse(Backoff.AT_ONCE);
  }

  /** Tells a status and does nothing. */
  Optional<R> tell(R read, S status) {
    return teller.tell(read, status);
  }

  /** As {@link #tell(CustomResource, Object)}, and when to look again if that was possible. */
  Duration tell(R read, S status, Supplier<Duration> next) {
    return tell(read, status).map(r -> next.get()).orElse(Backoff.AT_ONCE);
  }

  /** That syncs were taken away which a freeze holds back. */
  void tellEnded(R about, List<ObjectId> syncs) {
    teller.tellEnded(about, syncs);
  }

  /**
   * Killed half-way through a removal, an owner still knows all that was made for it. What was
   * planned from an old state removes nothing: that write fails, and without it the owner is read.
   */
  private Optional<R> listBeforePruning(Task<R, S> task, Placed placed) {
    R resource = task.look().resource();
    if (placed.mustBeListed()) {
      return tell(resource, task.statusAfter(resource, placed.beforePruning()));
    }
    return Optional.of(resource).filter(r -> !placed.removes() || teller.isCurrent(r));
  }

  private Optional<Duration> prune(Task<R, S> task, Placed placed, R current) {
    CarriedOut done =
        executor.prune(task.look(), placed, Home.of(task.plan().home()), task.dependents());
    Optional<R> told = tell(current, task.statusAfter(current, done));
    if (told.isPresent() && done.outcome().isDone()) {
      measures.contracts().applied(current);
    }
    return told.map(r -> backoff.after(task.look().owner().name(), done.outcome()));
  }

  /** Whether the API server has it with the spec that was read. */
  boolean isSpecCurrent(R read) {
    return teller.areSpecsCurrent(List.of(read));
  }
}
