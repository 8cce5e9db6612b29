package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.residue.AppliedKind;
import io.platformtenant.operator.residue.Residue;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Looks what stages left behind in namespaces that they moved out of. Their inventories say nothing
 * of it any more, so every kind is looked at that may be.
 */
public final class LeftBehind {
  private final Clusters clusters;

  public LeftBehind(Clusters clusters) {
    this.clusters = clusters;
  }

  /**
   * What is not gone yet, each in a sentence.
   *
   * @param places namespaces, and the stages that may have left something there
   */
  public SortedMap<ObjectId, List<String>> in(SortedMap<String, SortedSet<ObjectId>> places) {
    SortedMap<ObjectId, List<String>> left = new TreeMap<>();
    places.forEach((namespace, stages) -> look(namespace, stages, left));
    return left;
  }

  private void look(
      String namespace, SortedSet<ObjectId> stages, SortedMap<ObjectId, List<String>> left) {
    Cluster cluster = clusters.get(ClusterName.IN_CLUSTER);
    try {
      for (AppliedKind kind : cluster.kindsToList(namespace)) {
        List<ObjectNode> found =
            kind.isSecret() ? List.of() : cluster.listApplied(kind, stages.first().namespace());
        for (ObjectId stage : stages) {
          add(stage, Residue.of(kind, Residue.appliedBy(stage.name(), found)).standing(), left);
        }
      }
    } catch (ApiFailure e) {
      add(
          stages.first(),
          List.of("namespace " + namespace + ", which could not be looked at: " + e.getMessage()),
          left);
    }
  }

  private static void add(
      ObjectId stage, List<String> standing, SortedMap<ObjectId, List<String>> left) {
    if (!standing.isEmpty()) {
      left.computeIfAbsent(stage, s -> new ArrayList<>()).addAll(standing);
    }
  }
}
