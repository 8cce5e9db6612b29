package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.contract.people.Revocation;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import java.util.Optional;

/** What takes rights of people out of an object, as a merge patch of exactly this version. */
public final class RevocationPatch {
  /** Stands for no plan, so that the next one that holds is an update and not drift put back. */
  private static final String NO_PLAN = "revoked";

  private RevocationPatch() {}

  /**
   * @param live from a fresh read: a token that Argo CD wrote into a role since must not be lost
   * @return empty where nothing has to be taken, or nothing is ours to take
   */
  public static Optional<ObjectNode> of(
      ObjectId id, ObjectNode live, Owner tenant, Revocation revocation) {
    if (live.path("metadata").has("deletionTimestamp")
        || !(Ownership.of(live, tenant, false) instanceof Ownership.Ours)) {
      return Optional.empty();
    }
    return revocation.patchFor(id, live).map(patch -> guarded(patch, live));
  }

  private static ObjectNode guarded(ObjectNode patch, ObjectNode live) {
    ObjectNode metadata = patch.withObject("/metadata");
    metadata.set("resourceVersion", live.path("metadata").path("resourceVersion"));
    metadata.withObject("/annotations").put(ApiGroup.APPLIED_HASH_ANNOTATION, NO_PLAN);
    return patch;
  }
}
