package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.change.ApplyBody;
import io.platformtenant.operator.change.RemovalOrder;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Takes objects away: deletes what was made for an owner, releases what may outlive it. */
public final class Remover {
  private static final List<String> MARKS =
      List.of(
          ApiGroup.MANAGED_BY_LABEL,
          ApiGroup.TENANT_LABEL,
          ApiGroup.CLASS_LABEL,
          ApiGroup.ENVIRONMENT_LABEL,
          ApiGroup.CLUSTER_LABEL);
  private static final List<String> NOTES =
      List.of(
          ApiGroup.APPLIED_HASH_ANNOTATION, ApiGroup.ADOPTED_ANNOTATION, ApiGroup.ADOPT_ANNOTATION);

  private final Clusters clusters;

  public Remover(Clusters clusters) {
    this.clusters = clusters;
  }

  /**
   * Removes what may go now.
   *
   * @param leaving the objects to remove, as last seen
   * @param all every object of the owner, these included
   * @param home name of the home namespace, the only one that is ever deleted; null where it is not
   *     known
   * @param everything whether the owner is taken down, its home namespace included
   * @param needed what others than the owner still need an object for; it waits for them
   * @return what is not gone yet
   * @throws ApiFailure the first failure, after everything else was tried
   */
  public SortedSet<ObjectId> remove(
      SortedMap<ObjectId, ObjectNode> leaving,
      SortedMap<ObjectId, ObjectNode> all,
      String home,
      boolean everything,
      Map<ObjectId, SortedSet<ObjectId>> needed) {
    var order = new RemovalOrder(leaving, all, home, everything, needed);
    SortedSet<ObjectId> stillThere = new TreeSet<>();
    ApiFailure first = null;
    for (var entry : leaving.entrySet()) {
      try {
        if (!isGone(order, entry.getKey(), entry.getValue(), home)) {
          stillThere.add(entry.getKey());
        }
      } catch (ApiFailure e) {
        first = first == null ? e : first;
      }
    }
    // Only now: one object that cannot go must not keep the others.
    if (first != null) {
      throw first;
    }
    return stillThere;
  }

  private boolean isGone(RemovalOrder order, ObjectId id, ObjectNode live, String home) {
    return order.waitsFor(id).isEmpty()
        && !live.path("metadata").has("deletionTimestamp")
        && remove(id, live, home);
  }

  /** Whether the object is no longer ours when this returns. */
  private boolean remove(ObjectId id, ObjectNode live, String home) {
    Cluster cluster = clusters.get(id.cluster());
    try {
      if (id.kind() == ManagedKind.NAMESPACE && isKept(id, live, home)) {
        cluster.mergePatch(id, withoutMarks(live));
        return true;
      }
      cluster.delete(id, live);
      return false;
    } catch (ApiFailure e) {
      if (e.kind() == ApiFailure.Kind.NOT_FOUND) {
        return true;
      }
      if (e.kind() == ApiFailure.Kind.CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  /** Environment namespaces hold what people run; a home that was taken over was not ours. */
  private static boolean isKept(ObjectId id, ObjectNode live, String home) {
    return !id.name().equals(home) || ApplyBody.isAdopted(live);
  }

  private static ObjectNode withoutMarks(ObjectNode live) {
    ObjectNode patch = live.objectNode();
    ObjectNode metadata = patch.putObject("metadata");
    metadata.set("resourceVersion", live.path("metadata").path("resourceVersion"));
    ObjectNode labels = metadata.putObject("labels");
    MARKS.forEach(labels::putNull);
    ObjectNode annotations = metadata.putObject("annotations");
    NOTES.forEach(annotations::putNull);
    return patch;
  }
}
