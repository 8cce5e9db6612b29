package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.apply.ApiFailure.Kind;
import io.platformtenant.operator.change.Ownership;
import io.platformtenant.operator.change.standstill.BlockedSync;
import io.platformtenant.operator.change.standstill.Suspension;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import io.platformtenant.operator.model.freezing.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Stops the engines at what a suspended or frozen tenant has, and lets them go on. */
public final class Suspender {
  private static final Set<Kind> GONE =
      Set.of(Kind.NOT_FOUND, Kind.NAMESPACE_MISSING, Kind.KIND_MISSING);

  private final Clusters clusters;

  public Suspender(Clusters clusters) {
    this.clusters = clusters;
  }

  /**
   * @param seen what the caches hold of the tenant
   * @return what went wrong, by object, after everything else was tried
   */
  public SortedMap<ObjectId, Result> stop(Owner tenant, Observed seen, LookBudget budget) {
    return each(tenant, seen, budget, Suspension::stop);
  }

  /**
   * Likewise, of all that was stopped.
   *
   * @param planned what was written a moment ago
   */
  public SortedMap<ObjectId, Result> resume(
      Owner tenant, Observed seen, Map<ObjectId, PlannedObject> planned, LookBudget budget) {
    return each(
        tenant,
        seen,
        budget,
        (id, live) -> Suspension.resume(id, live, Optional.ofNullable(planned.get(id))));
  }

  /**
   * Takes away syncs that a freeze holds back.
   *
   * @return of which Applications; what went wrong is tried again at the next look
   */
  public List<ObjectId> endBlocked(Owner tenant, Observed seen, Frozen frozen, LookBudget budget) {
    List<ObjectId> blocked =
        seen.objects().entrySet().stream()
            .filter(o -> BlockedSync.end(o.getKey(), o.getValue(), frozen).isPresent())
            .map(Map.Entry::getKey)
            .toList();
    Set<ObjectId> failed =
        each(tenant, seen, budget, (id, live) -> BlockedSync.end(id, live, frozen)).keySet();
    return blocked.stream().filter(id -> !failed.contains(id)).toList();
  }

  private SortedMap<ObjectId, Result> each(
      Owner tenant,
      Observed seen,
      LookBudget budget,
      BiFunction<ObjectId, ObjectNode, Optional<ObjectNode>> patch) {
    Map<ObjectId, Callable<Optional<Result>>> work = new TreeMap<>();
    seen.objects()
        .forEach(
            (id, live) -> {
              if (patch.apply(id, live).isPresent()) {
                work.put(id, () -> write(tenant, id, budget, patch));
              }
            });
    SortedMap<ObjectId, Result> failures = new TreeMap<>();
    InParallel.each(work, budget::isLast)
        .forEach((id, failure) -> failure.ifPresent(f -> failures.put(id, f)));
    return failures;
  }

  private Optional<Result> write(
      Owner tenant,
      ObjectId id,
      LookBudget budget,
      BiFunction<ObjectId, ObjectNode, Optional<ObjectNode>> patch) {
    Cluster cluster = clusters.get(id.cluster());
    try {
      budget.ask(
          id,
          () ->
              cluster
                  .get(id)
                  .filter(live -> Ownership.of(live, tenant, false) instanceof Ownership.Ours)
                  .flatMap(live -> patch.apply(id, live))
                  .map(p -> cluster.mergePatch(id, p)));
      return Optional.empty();
    } catch (ApiFailure e) {
      return GONE.contains(e.kind()) ? Optional.empty() : Optional.of(ObjectWriter.result(e));
    }
  }
}
