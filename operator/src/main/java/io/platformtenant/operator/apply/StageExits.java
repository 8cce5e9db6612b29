package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.contract.BindingName;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
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
    var look = new AppliedLook();
    live.forEach(
        (id, seen) -> {
          if (id.kind().purpose() == Purpose.STAGE && StageExit.isLetGo(seen)) {
            exits.put(id, of(look, id, live));
          }
        });
    return exits;
  }

  private StageExit of(AppliedLook look, ObjectId id, SortedMap<ObjectId, ObjectNode> live) {
    Cluster cluster = clusters.get(id.cluster());
    try {
      return cluster
          .get(id)
          .map(
              now -> {
                List<AppliedObject> applied = new ArrayList<>();
                Residue residue = Residue.unreadable(read(now, applied));
                for (var kind : byKind(applied).entrySet()) {
                  residue = residue.and(residue(kind, k -> look.of(cluster, k, id)));
                }
                return StageExit.of(
                    now, residue, mayAct(id, now, applied, live.keySet()), clock.instant());
              })
          .orElseGet(StageExit.Over::new);
    } catch (ApiFailure e) {
      return new StageExit.Held(List.of(id.brief() + ", whose inventory could not be read"));
    }
  }

  /** Adds what the inventory of a stage names; returns those entries that nobody can read. */
  private static List<JsonNode> read(JsonNode stage, List<AppliedObject> applied) {
    List<JsonNode> unreadable = new ArrayList<>();
    for (JsonNode entry : stage.path("status").path("inventory").path("entries")) {
      AppliedObject.of(entry).ifPresentOrElse(applied::add, () -> unreadable.add(entry));
    }
    return unreadable;
  }

  /** Whether Flux has the account of a stage, and that one its rights. */
  private static boolean mayAct(
      ObjectId id, JsonNode stage, List<AppliedObject> applied, Set<ObjectId> there) {
    String account = stage.path("spec").path("serviceAccountName").asText();
    return there.contains(ObjectId.of(ManagedKind.SERVICE_ACCOUNT, id.namespace(), account))
        && applied.stream()
            .map(o -> o.kind().namespace())
            .distinct()
            .allMatch(namespace -> hasRights(account, namespace, there));
  }

  /** Of rights in a namespace of others nothing is known. */
  private static boolean hasRights(String account, String namespace, Set<ObjectId> there) {
    return !there.contains(ObjectId.of(ManagedKind.NAMESPACE, "", namespace))
        || there.stream()
            .filter(id -> id.kind() == ManagedKind.ROLE_BINDING && id.namespace().equals(namespace))
            .anyMatch(id -> BindingName.of(id).subject().equals(account))
        || there.stream().anyMatch(id -> id.kind() == ManagedKind.CLUSTER_ROLE_BINDING);
  }

  private static Map<AppliedKind, List<AppliedObject>> byKind(List<AppliedObject> applied) {
    return applied.stream()
        .collect(
            Collectors.groupingBy(AppliedObject::kind, LinkedHashMap::new, Collectors.toList()));
  }

  private static Residue residue(
      Map.Entry<AppliedKind, List<AppliedObject>> applied,
      Function<AppliedKind, List<ObjectNode>> look) {
    AppliedKind kind = applied.getKey();
    if (kind.isSecret()) {
      return Residue.unseen(applied.getValue(), "which the operator has no right to see");
    }
    try {
      return Residue.of(kind, look.apply(kind));
    } catch (ApiFailure e) {
      return Residue.unseen(applied.getValue(), "which could not be looked at: " + e.getMessage());
    }
  }
}
