package io.platformtenant.operator.model;

/** Name of a cluster that objects live in. */
public record ClusterName(String value) implements Comparable<ClusterName> {
  /** The cluster the operator runs in. */
  public static final ClusterName IN_CLUSTER = new ClusterName("in-cluster");

  /** As an inventory says it: absent means in-cluster. */
  static ClusterName ofInventory(String said) {
    return said == null ? IN_CLUSTER : new ClusterName(said);
  }

  String inInventory() {
    return equals(IN_CLUSTER) ? null : value;
  }

  @Override
  public int compareTo(ClusterName other) {
    return value.compareTo(other.value);
  }
}
