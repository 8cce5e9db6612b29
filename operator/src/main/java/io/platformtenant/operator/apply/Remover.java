package io.platformtenant.operator.apply;

import io.platformtenant.operator.change.LeavingObject;
import io.platformtenant.operator.change.ReleasePatch;
import io.platformtenant.operator.change.Teardown;
import io.platformtenant.operator.model.ObjectId;
import java.util.SortedSet;

/** Takes objects away: deletes what was made for an owner, releases what may outlive it. */
public final class Remover {
  private final Clusters clusters;

  public Remover(Clusters clusters) {
    this.clusters = clusters;
  }

  /**
   * Removes what may go now.
   *
   * @return what is not gone yet
   * @throws ApiFailure the first failure, after everything else was tried
   */
  public SortedSet<ObjectId> remove(Teardown teardown) {
    SortedSet<ObjectId> stillThere = teardown.left();
    ApiFailure first = null;
    for (LeavingObject object : teardown.objects().filter(LeavingObject::mayGo).toList()) {
      try {
        if (isGone(object)) {
          stillThere.remove(object.id());
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

  /** Whether the object is no longer ours when this returns. */
  private boolean isGone(LeavingObject object) {
    Cluster cluster = clusters.get(object.id().cluster());
    try {
      return switch (object.removal()) {
        case RETAIN -> {
          cluster.mergePatch(object.id(), ReleasePatch.of(object.live()));
          yield true;
        }
        case DELETE, ORPHAN -> {
          cluster.delete(object.id(), object.live());
          yield false;
        }
      };
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
}
