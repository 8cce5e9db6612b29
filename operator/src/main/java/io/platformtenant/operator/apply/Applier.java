package io.platformtenant.operator.apply;

import io.platformtenant.operator.change.ApplyOrder;
import io.platformtenant.operator.change.ForeseenResult;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Outcome;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.Plan;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Carries a plan out: only what differs, in parallel where nothing depends on anything, and never
 * an object whose ground is not ours.
 */
public final class Applier {
  /** Of the requests in flight at once, how many may be one owner's: a slow one is not alone. */
  private static final int PER_OWNER = 8;

  private final Clusters clusters;

  public Applier(Clusters clusters) {
    this.clusters = clusters;
  }

  /**
   * @param owner whose the objects are
   * @param seen what the caches hold of the owner
   * @param listed what the status of the owner lists as made for it
   * @param renewing what an older version of the operator wrote and may be written anew now
   */
  public Outcome carryOut(
      Owner owner, Plan plan, Observed seen, Set<ObjectId> listed, Set<ObjectId> renewing) {
    SortedMap<ObjectId, Result> results = new TreeMap<>();
    var own = new Semaphore(PER_OWNER);
    for (List<PlannedObject> wave : ApplyOrder.of(plan.objects())) {
      carryOut(owner, wave, seen, listed, renewing, own, results);
    }
    return Outcome.of(results);
  }

  private void carryOut(
      Owner owner,
      List<PlannedObject> wave,
      Observed seen,
      Set<ObjectId> listed,
      Set<ObjectId> renewing,
      Semaphore own,
      Map<ObjectId, Result> results) {
    Map<ObjectId, Future<Result>> running = new TreeMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (PlannedObject object : wave) {
        Optional<Result> known = ForeseenResult.of(object, seen, results, renewing);
        if (known.isPresent()) {
          results.put(object.id(), known.get());
        } else {
          var writer =
              new ObjectWriter(
                  clusters.get(object.id().cluster()), owner, listed.contains(object.id()));
          running.put(
              object.id(),
              threads.submit(
                  inTheSameName(
                      () -> oneOf(own, () -> writer.write(object, seen.get(object.id()))))));
        }
      }
    }
    running.forEach((id, result) -> results.put(id, finished(result)));
  }

  /** What is logged meanwhile says whose it is, as the lines of this thread do. */
  private static <T> Callable<T> inTheSameName(Callable<T> work) {
    Map<String, String> name = MDC.getCopyOfContextMap();
    return () -> {
      MDC.setContextMap(name == null ? Map.of() : name);
      return work.call();
    };
  }

  private static Result oneOf(Semaphore own, Supplier<Result> write) throws InterruptedException {
    own.acquire();
    try {
      return write.get();
    } finally {
      own.release();
    }
  }

  private static Result finished(Future<Result> running) {
    try {
      return running.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CancellationException stopping) {
        throw stopping;
      }
      throw new IllegalStateException("writing an object", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing", e);
    }
  }
}
