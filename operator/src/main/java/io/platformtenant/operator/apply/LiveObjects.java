package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.change.Ownership;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a cluster really holds of a tenant or a class, asked of the API server and not of a cache.
 * An error is never read as "nothing there": it is thrown.
 */
public final class LiveObjects {
  private final Clusters clusters;

  public LiveObjects(Clusters clusters) {
    this.clusters = clusters;
  }

  /**
   * Everything that carries a mark, and what its owner's status lists although somebody took the
   * mark off.
   */
  public SortedMap<ObjectId, ObjectNode> of(Owner owner, Collection<ObjectId> listed) {
    SortedMap<ObjectId, ObjectNode> live = new TreeMap<>();
    Cluster cluster = clusters.get(ClusterName.IN_CLUSTER);
    for (ManagedKind kind : ManagedKind.values()) {
      try {
        cluster.list(kind, owner).forEach(o -> live.put(ObjectId.of(kind, o), o));
      } catch (ApiFailure e) {
        throwUnlessKindIsGone(e, cluster, kind);
      }
    }
    live.putAll(unmarked(owner, listed.stream().filter(id -> !live.containsKey(id)).toList()));
    return live;
  }

  /** Those of the listed objects that exist without our mark and that nobody else has. */
  public SortedMap<ObjectId, ObjectNode> unmarked(Owner owner, Collection<ObjectId> listed) {
    SortedMap<ObjectId, ObjectNode> found = new TreeMap<>();
    for (ObjectId id : listed) {
      try {
        clusters
            .get(id.cluster())
            .get(id)
            .filter(live -> Ownership.of(live, owner, true) instanceof Ownership.Ours)
            .ifPresent(live -> found.put(id, live));
      } catch (ApiFailure e) {
        throwUnlessKindIsGone(e, clusters.get(id.cluster()), id.kind());
      }
    }
    return found;
  }

  /**
   * Without its CRD no object of a kind can exist, for the CRD took them along. But a page that was
   * not found proves nothing: another version may be served, or a proxy may have answered.
   */
  private static void throwUnlessKindIsGone(ApiFailure e, Cluster cluster, ManagedKind kind) {
    if (e.kind() != ApiFailure.Kind.KIND_MISSING
        || !kind.comesWithAnEngine()
        || cluster.serves(kind)) {
      throw e;
    }
  }
}
