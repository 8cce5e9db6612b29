package io.platformtenant.operator.change;

import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.health.Generated;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be said about a planned object without a request. */
public final class ForeseenResult {
  private ForeseenResult() {}

  /**
   * @param results of the objects that came before it
   * @param renewing what an older version of the operator wrote and may be written anew now
   */
  public static Optional<Result> of(
      PlannedObject planned, Observed seen, Map<ObjectId, Result> results, Set<ObjectId> renewing) {
    return blocked(planned, results)
        .or(() -> unseen(planned.id().kind(), seen))
        .or(() -> generated(planned.id(), seen))
        .or(() -> unchanged(planned, seen, renewing.contains(planned.id())));
  }

  /** The first object of a chain in which each stands on another is the one that is told. */
  private static Optional<Result> blocked(PlannedObject planned, Map<ObjectId, Result> results) {
    return planned.requires().stream()
        .flatMap(ground -> blocker(ground, results.get(ground)))
        .findFirst()
        .map(Result.Blocked::new);
  }

  private static Stream<ObjectId> blocker(ObjectId ground, Result result) {
    if (result == null || result.isDone()) {
      return Stream.empty();
    }
    return Stream.of(result instanceof Result.Blocked(ObjectId by) ? by : ground);
  }

  private static Optional<Result> unseen(ManagedKind kind, Observed seen) {
    return seen.unseen().contains(kind)
        ? Optional.of(
            new Result.Waiting(
                Reason.PlaneUnavailable,
                "the cluster does not serve "
                    + kind.kind()
                    + " of "
                    + kind.apiVersion()
                    + " yet, or was not read yet; install its engine where it is missing"))
        : Optional.empty();
  }

  private static Optional<Result> generated(ObjectId id, Observed seen) {
    return seen.get(id)
        .flatMap(live -> Generated.setOf(id, live))
        .map(
            set ->
                new Result.Waiting(
                    Reason.Progressing,
                    id.title() + " is still made by " + set.title() + ", which goes first"));
  }

  private static Optional<Result> unchanged(
      PlannedObject planned, Observed seen, boolean isRenewed) {
    return seen.get(planned.id())
        .map(live -> Difference.between(planned, live))
        .filter(d -> d == Difference.NONE || (d == Difference.FORMER && !isRenewed))
        .map(same -> new Result.Unchanged());
  }
}
