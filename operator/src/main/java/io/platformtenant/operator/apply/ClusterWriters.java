package io.platformtenant.operator.apply;

import io.platformtenant.operator.drift.DriftPace;
import java.time.Clock;

/** The acts of the room that writes, and what a look may spend on them. */
public record ClusterWriters(
    Applier applier,
    Remover remover,
    Revoker revoker,
    Suspender suspender,
    LiveObjects live,
    StageExits exits,
    LeftBehind leftBehind,
    LookBudgets budgets) {
  public static ClusterWriters on(
      Clusters clusters, LookBudgets budgets, DriftPace pace, Clock clock) {
    return new ClusterWriters(
        new Applier(clusters, pace, clock),
        new Remover(clusters, clock),
        new Revoker(clusters),
        new Suspender(clusters),
        new LiveObjects(clusters),
        new StageExits(clusters, clock),
        new LeftBehind(clusters),
        budgets);
  }
}
