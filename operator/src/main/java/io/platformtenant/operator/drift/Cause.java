package io.platformtenant.operator.drift;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.model.PlannedObject;
import java.util.List;
import java.util.Optional;

/**
 * What somebody does to an object.
 *
 * @param field the first that is changed; empty where the object is deleted
 * @param manager who changed it, as the API server knows them; "" where it does not
 * @param widens whether it lets the object do more than its tenant may
 */
public record Cause(Optional<FieldPath> field, String manager, boolean widens) {
  /**
   * @param live as the API server has it, with its managedFields; empty when it is not there
   */
  public static Cause of(PlannedObject planned, Optional<ObjectNode> live) {
    return live.map(object -> of(planned, object))
        .orElseGet(() -> new Cause(Optional.empty(), "", BoundaryFields.isBound(planned.id())));
  }

  /** The same, where it is known otherwise who does it. */
  public Cause by(String who) {
    return new Cause(field, who, widens);
  }

  private static Cause of(PlannedObject planned, ObjectNode live) {
    List<JsonPointer> changed = DriftedFields.of(planned, live);
    List<JsonPointer> wide =
        changed.stream().filter(field -> BoundaryFields.has(planned.id(), field)).toList();
    Optional<JsonPointer> first = wide.stream().findFirst().or(() -> changed.stream().findFirst());
    return new Cause(
        Optional.of(first.map(FieldPath::of).orElse(FieldPath.ROOT)),
        OtherManager.of(live, first.orElse(JsonPointer.empty())),
        !wide.isEmpty());
  }
}
