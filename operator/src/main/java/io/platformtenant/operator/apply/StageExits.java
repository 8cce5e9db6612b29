package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.residue.AppliedKind;
import io.platformtenant.operator.residue.AppliedObject;
import io.platformtenant.operator.residue.Residue;
import io.platformtenant.operator.residue.StageExit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks how far the stages are that Flux let go of: whether what they had applied is really gone.
 * What can not be looked at is never gone.
 */
public final class StageExits {
  private final Clusters clusters;
  private final Clock clock;

  public StageExits(Clusters clusters, Clock clock) {
    this.clusters = clusters;
    this.clock = clock;
  }

  /**
   * @param live every object of an owner; a cached one has no inventory, so each is read anew
   */
  public SortedMap<ObjectId, StageExit> of(SortedMap<ObjectId, ObjectNode> live) {
    SortedMap<ObjectId, StageExit> exits = new TreeMap<>();
    live.forEach(
        (id, seen) -> {
          if (id.kind().purpose() == Purpose.STAGE && StageExit.isLetGo(seen)) {
            exits.put(id, of(id, live));
          }
        });
    return exits;
  }

  private StageExit of(ObjectId id, SortedMap<ObjectId, ObjectNode> live) {
    Cluster cluster = clusters.get(id.cluster());
    try {
      return cluster
          .get(id)
          .map(now -> of(cluster, id, now, live.containsKey(accountOf(id, now))))
          .orElseGet(StageExit.Over::new);
    } catch (ApiFailure e) {
      return new StageExit.Held(List.of(id.brief() + ", whose inventory could not be read"));
    }
  }

  private StageExit of(Cluster cluster, ObjectId id, ObjectNode stage, boolean accountIsThere) {
    return StageExit.of(stage, residue(cluster, id, stage), accountIsThere, clock.instant());
  }

  private static ObjectId accountOf(ObjectId id, JsonNode stage) {
    String name = stage.path("spec").path("serviceAccountName").asText();
    return ObjectId.of(ManagedKind.SERVICE_ACCOUNT, id.namespace(), name);
  }

  private static Residue residue(Cluster cluster, ObjectId id, JsonNode stage) {
    Residue residue = new Residue(List.of(), List.of());
    List<JsonNode> unreadable = new ArrayList<>();
    List<AppliedObject> applied = new ArrayList<>();
    for (JsonNode entry : stage.path("status").path("inventory").path("entries")) {
      AppliedObject.of(entry).ifPresentOrElse(applied::add, () -> unreadable.add(entry));
    }
    for (var kind : byKind(applied).entrySet()) {
      residue = residue.and(residue(cluster, id, kind.getKey(), kind.getValue()));
    }
    return residue.and(Residue.unreadable(unreadable));
  }

  private static Map<AppliedKind, List<AppliedObject>> byKind(List<AppliedObject> applied) {
    return applied.stream()
        .collect(
            Collectors.groupingBy(AppliedObject::kind, LinkedHashMap::new, Collectors.toList()));
  }

  private static Residue residue(
      Cluster cluster, ObjectId stage, AppliedKind kind, List<AppliedObject> applied) {
    if (kind.isSecret()) {
      return Residue.unseen(applied, "which the operator has no right to see");
    }
    try {
      return Residue.of(kind, cluster.listApplied(kind, stage));
    } catch (ApiFailure e) {
      return Residue.unseen(applied, "which could not be looked at: " + e.getMessage());
    }
  }
}
