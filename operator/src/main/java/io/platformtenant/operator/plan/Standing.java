package io.platformtenant.operator.plan;

import io.platformtenant.operator.contract.parts.PartItem;
import io.platformtenant.operator.contract.parts.Selection;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.World;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A guardrail refuses what is new; what runs stays. New is also what an item that was accepted
 * would bring where it was not before, as into an environment that came since.
 */
record Standing(World world, Selection selection) {
  /** Whether an error is a guardrail's, about something that is used as it was accepted. */
  boolean has(Finding error) {
    return error.layer() == Layer.GUARDRAIL
        && selection.at(error.field()).map(selection::isAccepted).orElseGet(selection::isWhole);
  }

  /** What would be new, of what stands by these. */
  Predicate<PlannedObject> keepsOut(List<Finding> found) {
    List<Finding> standing = found.stream().filter(f -> f.isError() && has(f)).toList();
    boolean all = standing.stream().anyMatch(f -> selection.at(f.field()).isEmpty());
    Set<PartItem> refused =
        standing.stream()
            .flatMap(f -> selection.at(f.field()).stream())
            .collect(Collectors.toSet());
    return object ->
        isNew(object.id())
            && LiveTeam.itemOf(object.id(), object.body())
                .filter(item -> all || refused.contains(item))
                .isPresent();
  }

  private boolean isNew(ObjectId id) {
    return !world.observed().has(id) && !world.observed().isBlindTo(id);
  }
}
