package io.platformtenant.operator.reconcile;

import io.platformtenant.operator.apply.Applier;
import io.platformtenant.operator.apply.Clusters;
import io.platformtenant.operator.apply.LiveObjects;
import io.platformtenant.operator.apply.Remover;
import io.platformtenant.operator.apply.Revoker;

/** The acts of the room that writes. */
public record ClusterWriters(Applier applier, Remover remover, Revoker revoker, LiveObjects live) {
  public static ClusterWriters on(Clusters clusters) {
    return new ClusterWriters(
        new Applier(clusters),
        new Remover(clusters),
        new Revoker(clusters),
        new LiveObjects(clusters));
  }
}
