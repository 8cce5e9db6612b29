package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.apply.ApiFailure.Kind;
import io.platformtenant.operator.change.Ownership;
import io.platformtenant.operator.contract.Revocation;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Owner;
import java.util.Optional;
import java.util.Set;

/** Takes rights of people away where a plan is refused and everything else stays as it is. */
public final class Revoker {
  /** Stands for no plan, so that the next one that holds is an update and not drift put back. */
  private static final String NO_PLAN = "revoked";

  private static final Set<Kind> GONE =
      Set.of(Kind.NOT_FOUND, Kind.NAMESPACE_MISSING, Kind.KIND_MISSING);

  private final Clusters clusters;

  public Revoker(Clusters clusters) {
    this.clusters = clusters;
  }

  /**
   * @param seen what the caches hold of the tenant
   * @return what went wrong first, after everything else was tried
   */
  public Optional<String> revoke(Owner tenant, Revocation revocation, Observed seen) {
    Optional<String> trouble = Optional.empty();
    for (var entry : seen.objects().entrySet()) {
      if (revocation.patchFor(entry.getKey(), entry.getValue()).isPresent()) {
        try {
          revoke(tenant, revocation, entry.getKey());
        } catch (ApiFailure e) {
          trouble = GONE.contains(e.kind()) ? trouble : trouble.or(() -> Optional.of(message(e)));
        }
      }
    }
    return trouble;
  }

  /** From a fresh read: a token that Argo CD wrote into a role since must not be lost. */
  private void revoke(Owner tenant, Revocation revocation, ObjectId id) {
    Cluster cluster = clusters.get(id.cluster());
    Optional<ObjectNode> live =
        cluster
            .get(id)
            .filter(l -> !l.path("metadata").has("deletionTimestamp"))
            .filter(l -> Ownership.of(l, tenant, false) instanceof Ownership.Ours);
    live.flatMap(l -> revocation.patchFor(id, l))
        .ifPresent(patch -> cluster.mergePatch(id, guarded(patch, live.orElseThrow())));
  }

  private static ObjectNode guarded(ObjectNode patch, ObjectNode live) {
    ObjectNode metadata = patch.withObject("/metadata");
    metadata.set("resourceVersion", live.path("metadata").path("resourceVersion"));
    metadata.withObject("/annotations").put(ApiGroup.APPLIED_HASH_ANNOTATION, NO_PLAN);
    return patch;
  }

  private static String message(ApiFailure e) {
    return "groups that left access keep rights still: " + e.getMessage();
  }
}
