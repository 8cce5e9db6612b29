package io.platformtenant.operator.reconcile;

import io.platformtenant.operator.apply.Applier;
import io.platformtenant.operator.apply.Clusters;
import io.platformtenant.operator.apply.LeftBehind;
import io.platformtenant.operator.apply.LiveObjects;
import io.platformtenant.operator.apply.LookBudgets;
import io.platformtenant.operator.apply.Remover;
import io.platformtenant.operator.apply.Revoker;
import io.platformtenant.operator.apply.StageExits;
import io.platformtenant.operator.drift.DriftPace;
import java.time.Clock;

/** The acts of the room that writes, and what a look may spend on them. */
public record ClusterWriters(
    Applier applier,
    Remover remover,
    Revoker revoker,
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
        new LiveObjects(clusters),
        new StageExits(clusters, clock),
        new LeftBehind(clusters),
        budgets);
  }
}
