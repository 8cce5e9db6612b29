package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.change.LeavingObject;
import io.platformtenant.operator.change.ReleasePatch;
import io.platformtenant.operator.change.Teardown;
import io.platformtenant.operator.change.narrowing.Removals;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Takes objects away: deletes what was made for an owner, releases what may outlive it. */
public final class Remover {
  private final Clusters clusters;
  private final Removals removals;
  private final Clock clock;

  public Remover(Clusters clusters, Removals removals, Clock clock) {
    this.clusters = clusters;
    this.removals = removals;
    this.clock = clock;
  }

  /**
   * Removes what may go now; nothing where removals are held.
   *
   * @param forcedOut is told what went without its engine, from several threads
   * @return what is not gone yet
   * @throws ApiFailure the first failure, after everything else was tried
   */
  public SortedSet<ObjectId> remove(
      Teardown teardown, LookBudget budget, Consumer<LeavingObject> forcedOut) {
    SortedSet<ObjectId> stillThere = teardown.left();
    if (removals.areHeld()) {
      return stillThere;
    }
    List<ApiFailure> failures = new ArrayList<>();
    for (Teardown.Step step : teardown.steps()) {
      InParallel.each(work(step, budget, forcedOut), budget::isLast)
          .forEach(
              (id, attempt) -> {
                attempt.failure().ifPresent(failures::add);
                if (attempt.gone()) {
                  stillThere.remove(id);
                }
              });
    }
    // Only now: one object that cannot go must not keep the others.
    worst(failures)
        .ifPresent(
            failure -> {
              throw failure;
            });
    return stillThere;
  }

  /** What may go now needs nobody else that may, so within a step the order is all the same. */
  private Map<ObjectId, Callable<Attempt>> work(
      Teardown.Step step, LookBudget budget, Consumer<LeavingObject> forcedOut) {
    Map<ObjectId, Callable<Attempt>> work = new TreeMap<>();
    step.objects().stream()
        .filter(LeavingObject::mayGoOn)
        .forEach(object -> work.put(object.id(), () -> attempt(object, budget, forcedOut)));
    return work;
  }

  private Attempt attempt(
      LeavingObject object, LookBudget budget, Consumer<LeavingObject> forcedOut) {
    try {
      boolean gone = budget.ask(object.id(), () -> isGone(object));
      if (gone && object.isForced()) {
        forcedOut.accept(object);
      }
      return new Attempt(gone, Optional.empty());
    } catch (ApiFailure e) {
      return new Attempt(false, Optional.of(e));
    }
  }

  /** What was not tried says less than what was. */
  private static Optional<ApiFailure> worst(List<ApiFailure> failures) {
    return failures.stream()
        .filter(e -> e.kind() != ApiFailure.Kind.NOT_TRIED)
        .findFirst()
        .or(() -> failures.stream().findFirst());
  }

  private record Attempt(boolean gone, Optional<ApiFailure> failure) {}

  /** Whether the object is no longer ours when this returns. */
  private boolean isGone(LeavingObject object) {
    Cluster cluster = clusters.get(object.id().cluster());
    try {
      return object.isForced() ? isForcedOut(cluster, object) : hasGone(cluster, object);
    } catch (ApiFailure e) {
      if (e.kind() == ApiFailure.Kind.NOT_FOUND) {
        return true;
      }
      if (e.kind() == ApiFailure.Kind.CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  private boolean hasGone(Cluster cluster, LeavingObject object) {
    return object.isTerminating() ? isLetGo(cluster, object) : isRemoved(cluster, object);
  }

  /** Nobody but the API server ends a namespace: one that is on its way is only let go. */
  private boolean isForcedOut(Cluster cluster, LeavingObject object) {
    if (object.leavesWhatItOwns() && object.isTerminating()) {
      // What it owns would be garbage, and go with all that was to be left running.
      return false;
    }
    if (object.id().kind().purpose() != Purpose.NAMESPACE) {
      ObjectNode bare = cluster.mergePatch(object.id(), ReleasePatch.ofFinalizers(object.live()));
      if (!object.isTerminating()) {
        delete(cluster, object, bare);
      }
      return true;
    }
    if (!object.isTerminating()) {
      return isRemoved(cluster, object);
    }
    cluster.mergePatch(object.id(), ReleasePatch.of(object.live()));
    return true;
  }

  private boolean isRemoved(Cluster cluster, LeavingObject object) {
    return switch (object.removal()) {
      case RETAIN -> {
        cluster.mergePatch(object.id(), ReleasePatch.of(object.live()));
        yield true;
      }
      case DELETE, ORPHAN -> {
        ObjectNode version = prepared(cluster, object);
        if (object.isHarmless()) {
          delete(cluster, object, version);
        }
        yield false;
      }
    };
  }

  /** The version that is to be deleted. */
  private ObjectNode prepared(Cluster cluster, LeavingObject object) {
    return object
        .preparation(clock.instant())
        .map(patch -> cluster.mergePatch(object.id(), patch))
        .orElse(object.live());
  }

  private static void delete(Cluster cluster, LeavingObject object, ObjectNode version) {
    if (object.leavesWhatItOwns()) {
      cluster.deleteAlone(object.id(), version);
    } else {
      cluster.delete(object.id(), version);
    }
  }

  private boolean isLetGo(Cluster cluster, LeavingObject object) {
    object
        .exit()
        .flatMap(exit -> exit.patch(object.live(), clock.instant()))
        .ifPresent(patch -> cluster.mergePatch(object.id(), patch));
    return false;
  }
}
