package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.change.LeavingObject;
import io.platformtenant.operator.change.ReleasePatch;
import io.platformtenant.operator.change.Teardown;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.residue.StageExit;
import java.time.Clock;
import java.util.SortedSet;

/** Takes objects away: deletes what was made for an owner, releases what may outlive it. */
public final class Remover {
  private final Clusters clusters;
  private final Clock clock;

  public Remover(Clusters clusters, Clock clock) {
    this.clusters = clusters;
    this.clock = clock;
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
    for (LeavingObject object : teardown.objects().filter(LeavingObject::mayGoOn).toList()) {
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
      return object.isTerminating() ? isLetGo(cluster, object) : isRemoved(cluster, object);
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

  private boolean isRemoved(Cluster cluster, LeavingObject object) {
    return switch (object.removal()) {
      case RETAIN -> {
        cluster.mergePatch(object.id(), ReleasePatch.of(object.live()));
        yield true;
      }
      case DELETE, ORPHAN -> {
        cluster.delete(object.id(), prepared(cluster, object));
        yield false;
      }
    };
  }

  /** The version that is to be deleted. */
  private ObjectNode prepared(Cluster cluster, LeavingObject object) {
    return object.id().kind().purpose() == Purpose.STAGE
        ? cluster.mergePatch(object.id(), StageExit.preparation(object.live(), clock.instant()))
        : object.live();
  }

  private boolean isLetGo(Cluster cluster, LeavingObject object) {
    object
        .exit()
        .flatMap(exit -> exit.patch(object.live(), clock.instant()))
        .ifPresent(patch -> cluster.mergePatch(object.id(), patch));
    return false;
  }
}
