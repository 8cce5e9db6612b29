package io.platformtenant.operator.apply;

import io.platformtenant.operator.model.ClusterName;

/** Hands out clusters by name. */
@FunctionalInterface
public interface Clusters {
  /** Throws {@link ApiFailure} for a cluster that cannot be reached or is not known. */
  Cluster get(ClusterName name);
}
