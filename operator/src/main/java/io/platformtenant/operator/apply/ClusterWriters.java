package io.platformtenant.operator.apply;

import io.platformtenant.operator.change.narrowing.Removals;
import io.platformtenant.operator.drift.DriftPace;
import java.time.Clock;

/**
 * The acts of the room that writes, and what a look may spend on them.
 *
 * @param removals whether they take anything away
 */
public record ClusterWriters(
    Applier applier,
    Remover remover,
    Revoker revoker,
    Suspender suspender,
    LiveObjects live,
    StageExits exits,
    LeftBehind leftBehind,
    LookBudgets budgets,
    Removals removals) {
  public static ClusterWriters on(
      Clusters clusters, LookBudgets budgets, DriftPace pace, Removals removals, Clock clock) {
    return new ClusterWriters(
        new Applier(clusters, pace, removals, clock),
        new Remover(clusters, removals, clock),
        new Revoker(clusters, removals),
        new Suspender(clusters),
        new LiveObjects(clusters),
        new StageExits(clusters, clock),
        new LeftBehind(clusters),
        budgets,
        removals);
  }
}
