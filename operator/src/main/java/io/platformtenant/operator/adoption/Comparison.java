package io.platformtenant.operator.adoption;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.FieldDifference;
import io.platformtenant.operator.change.takeover.PresentOwner;
import io.platformtenant.operator.model.PlannedObject;
import java.util.List;
import java.util.Optional;

/**
 * All that lies between an object that is there and what is planned under its name.
 *
 * @param owner whose it is now
 * @param effects what taking it over would widen, or have an engine do that it does not do now
 * @param differences in which fields it differs
 * @param obstacle why it can not be taken over as it is
 */
public record Comparison(
    String owner,
    List<String> effects,
    List<FieldDifference> differences,
    Optional<String> obstacle) {
  /** How an effect begins that says that a set may make other Applications, or may not. */
  public static final String OTHER_RULE = EngineEffects.OTHER_RULE;

  public static Comparison of(PlannedObject planned, ObjectNode live) {
    return new Comparison(
        PresentOwner.of(live),
        Effects.of(planned, live),
        Differences.of(planned, live),
        Obstacles.to(planned, live));
  }
}
