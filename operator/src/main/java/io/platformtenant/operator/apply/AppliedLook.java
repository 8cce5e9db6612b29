package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.residue.AppliedKind;
import io.platformtenant.operator.residue.Residue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stages have applied, each kind in each place asked for once: sixty stages that stick have
 * applied much the same kinds in the same namespace.
 */
final class AppliedLook {
  private final Map<Place, Answer> answers = new HashMap<>();

  private record Place(AppliedKind kind, String home) {}

  private sealed interface Answer {
    record Found(List<ObjectNode> objects) implements Answer {}

    record Failed(ApiFailure why) implements Answer {}
  }

  /**
   * @throws ApiFailure as the server answered, if only to the first who asked
   */
  List<ObjectNode> of(Cluster cluster, AppliedKind kind, ObjectId stage) {
    var place = new Place(kind, stage.namespace());
    return switch (answers.computeIfAbsent(place, p -> ask(cluster, p))) {
      case Answer.Found(List<ObjectNode> objects) -> Residue.appliedBy(stage.name(), objects);
      case Answer.Failed(ApiFailure why) -> throw why;
    };
  }

  private static Answer ask(Cluster cluster, Place place) {
    try {
      return new Answer.Found(cluster.listApplied(place.kind(), place.home()));
    } catch (ApiFailure e) {
      return new Answer.Failed(e);
    }
  }
}
