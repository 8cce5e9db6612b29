package io.platformtenant.operator.model;

/** Name of a cluster that objects live in. */
public record ClusterName(String value) implements Comparable<ClusterName> {
  /** The cluster the operator runs in. */
  public static final ClusterName IN_CLUSTER = new ClusterName("in-cluster");

  @Override
  public int compareTo(ClusterName other) {
    return value.compareTo(other.value);
  }
}
