package io.platformtenant.operator.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.CustomResource;
import io.platformtenant.operator.change.Holdings;
import io.platformtenant.operator.change.Home;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.change.Teardown;
import io.platformtenant.operator.contract.EffectiveDeletion;
import io.platformtenant.operator.lifecycle.ForcedStep;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes down what was made for a tenant or a class, step by step, each waited for. It works from
 * the status and from what is live alone: the class may be gone, and no cache is believed when it
 * says "nothing left".
 */
public final class TeardownReconciler<R extends CustomResource<?, S>, S> {
  private final PlanExecutor executor;
  private final Teller<R, S> teller;
  private final Backoff backoff;

  public TeardownReconciler(PlanExecutor executor, Teller<R, S> teller, Backoff backoff) {
    this.executor = executor;
    this.teller = teller;
    this.backoff = backoff;
  }

  /**
   * Somebody that is taken down.
   *
   * @param listed what its status lists as made
   * @param home which of its objects was made for it itself
   * @param deletion what goes, and what is left
   * @param dependents who else needs what leaves
   * @param told how much was left when its status was last written; negative when nothing was said
   * @param force what of it goes without waiting for its engine
   * @param report its status, from the teardown and from what is left of what was made for it
   */
  record Task<R, S>(
      R resource,
      Owner owner,
      SortedSet<ObjectId> listed,
      Function<SortedMap<ObjectId, ObjectNode>, Home> home,
      EffectiveDeletion deletion,
      Dependents dependents,
      int told,
      Force force,
      BiFunction<Teardown, SortedSet<ObjectId>, S> report) {}

  /**
   * @param told what went so
   */
  record Force(ForcedStep asked, Consumer<List<String>> told) {
    static final Force NONE = new Force(ForcedStep.NONE, went -> {});
  }

  /**
   * Tells that nothing is taken down for now.
   *
   * @param status what is said while removals are held
   * @return when to look again; empty where they are not held
   */
  Optional<Duration> hold(R resource, Owner owner, Supplier<S> status) {
    return executor.writers().removals().areHeld()
        ? Optional.of(
            teller
                .tell(resource, status.get())
                .map(told -> backoff.quiet(owner.name()))
                .orElse(Backoff.AT_ONCE))
        : Optional.empty();
  }

  /** When to look again; empty when nothing is left. */
  Optional<Duration> takeDown(Task<R, S> task) {
    SortedMap<ObjectId, ObjectNode> all = executor.writers().live().of(task.owner(), task.listed());
    if (all.isEmpty()) {
      backoff.reset(task.owner().name());
      teller.forget(task.resource());
      executor.writers().applier().forget(task.owner());
      return Optional.empty();
    }
    if (!teller.isCurrent(task.resource())) {
      return Optional.of(Backoff.AT_ONCE);
    }
    if (!task.dependents().areKnownOf(all.keySet())) {
      return Optional.of(backoff.next(task.owner().name()));
    }
    Teardown teardown =
        executor.inTurn(task.owner(), teardown(task, all).forcing(task.force().asked()));
    S status = task.report().apply(teardown, Inventory.own(all));
    return Optional.of(
        teller
            .tellWhereThereIsRoom(task.resource(), status)
            .map(told -> remove(task, teardown, all.size()))
            .orElse(Backoff.AT_ONCE));
  }

  private Teardown teardown(Task<R, S> task, SortedMap<ObjectId, ObjectNode> all) {
    var needed = task.dependents().of(all.keySet());
    var exits = executor.writers().exits().of(all);
    return Teardown.of(
        new Holdings(
            task.home().apply(all), all, needed, exits, Set.of(), Collections.emptySortedMap()),
        task.deletion());
  }

  private Duration remove(Task<R, S> task, Teardown teardown, int total) {
    Queue<String> forced = new ConcurrentLinkedQueue<>();
    SortedSet<ObjectId> left;
    try {
      left =
          executor
              .writers()
              .remover()
              .remove(
                  teardown,
                  executor.writers().budgets().begin(task.owner()),
                  went -> forced.addAll(went.describe()));
    } finally {
      task.force().told().accept(List.copyOf(forced));
    }
    if (total != task.told()) {
      backoff.reset(task.owner().name());
    }
    return left.isEmpty() ? Backoff.AT_ONCE : backoff.next(task.owner().name());
  }
}
