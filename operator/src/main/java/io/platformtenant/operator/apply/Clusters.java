package io.platformtenant.operator.apply;

import io.platformtenant.operator.model.ClusterName;

/** Hands out clusters by name. */
@FunctionalInterface
public interface Clusters {
  /** Throws {@link ApiFailure} for a cluster that cannot be reached or is not known. */
  Cluster get(ClusterName name);

  /** The cluster the operator runs in and no other: what is elsewhere is never sought here. */
  static Clusters only(Cluster cluster) {
    return name -> {
      if (name.equals(ClusterName.IN_CLUSTER)) {
        return cluster;
      }
      throw new ApiFailure(
          ApiFailure.Kind.UNREACHABLE,
          "cluster \"" + name.value() + "\" is not known to this operator",
          null);
    };
  }
}
