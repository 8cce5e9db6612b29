package io.platformtenant.operator.cli.diff;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.change.Difference;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.change.cowriting.CoWriting;
import io.platformtenant.operator.cli.diff.ObjectChange.Kind;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.Held;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.Plan;
import io.platformtenant.operator.model.PlannedObject;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What lies between a contract as it would be planned and what there is of it.
 *
 * @param owner whose it is
 * @param errors for which nothing of it would be carried out
 * @param changes in the order in which objects depend on each other, what goes last
 */
record ContractDiff(Owner owner, List<Finding> errors, List<ObjectChange> changes) {
  /**
   * @param live everything that was made for the owner, with its managedFields
   */
  static ContractDiff of(Owner owner, Plan plan, SortedMap<ObjectId, ObjectNode> live) {
    if (plan.isRefused()) {
      return new ContractDiff(owner, plan.errors(), List.of());
    }
    return new ContractDiff(
        owner,
        List.of(),
        Stream.of(
                plan.objects().values().stream().flatMap(o -> change(o, live).stream()),
                plan.held().stream()
                    .filter(held -> !live.containsKey(held.object().id()))
                    .map(ContractDiff::held),
                new TreeMap<>(Inventory.leaving(live, plan.wanted()))
                    .descendingKeySet().stream().map(ContractDiff::removed))
            .flatMap(changes -> changes)
            .toList());
  }

  boolean isNothing() {
    return errors.isEmpty() && changes.isEmpty();
  }

  /** Whether carrying it out would change nothing. */
  boolean changesNothing() {
    return errors.isEmpty() && changes.stream().allMatch(change -> change.kind() == Kind.KEPT);
  }

  private static Optional<ObjectChange> change(
      PlannedObject planned, SortedMap<ObjectId, ObjectNode> live) {
    ObjectNode there = live.get(planned.id());
    if (there == null) {
      return Optional.of(ObjectChange.of(planned.id(), Kind.CREATED));
    }
    List<FieldChange> fields = FieldChange.of(planned, there);
    return switch (Difference.between(planned, there)) {
      case IMMUTABLE ->
          Optional.of(
              new ObjectChange(
                  planned.id(), Kind.REPLACED, fields, "what differs can not change in place"));
      case TERMINATING ->
          Optional.of(
              new ObjectChange(
                  planned.id(), Kind.HELD, List.of(), "it is being deleted, and made anew after"));
      case NONE, OUTDATED, FORMER, DRIFTED ->
          changed(planned.id(), fields, coWritten(planned, there));
    };
  }

  private static Optional<ObjectChange> changed(
      ObjectId id, List<FieldChange> fields, String coWritten) {
    if (fields.isEmpty() && coWritten.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ObjectChange(id, fields.isEmpty() ? Kind.KEPT : Kind.CHANGED, fields, coWritten));
  }

  private static String coWritten(PlannedObject planned, ObjectNode live) {
    return CoWriting.in(planned.body(), live).stream()
        .map(
            theirs ->
                theirs.field()
                    + (theirs.value().isMissingNode() ? " is gone" : " is " + theirs.value())
                    + (theirs.writer().isEmpty()
                        ? ", as a co-writer of before left it"
                        : " of co-writer \"" + theirs.writer() + "\""))
        .collect(joining("; "));
  }

  private static ObjectChange held(Held held) {
    return new ObjectChange(held.object().id(), Kind.HELD, List.of(), held.message());
  }

  /** A namespace holds what people run. */
  private static ObjectChange removed(ObjectId id) {
    return id.kind().purpose() == Purpose.NAMESPACE
        ? new ObjectChange(id, Kind.REMOVED, List.of(), "it stays, without our marks")
        : ObjectChange.of(id, Kind.REMOVED);
  }
}
