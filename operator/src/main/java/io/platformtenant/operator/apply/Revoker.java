package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.apply.ApiFailure.Kind;
import io.platformtenant.operator.change.RevocationPatch;
import io.platformtenant.operator.change.narrowing.Removals;
import io.platformtenant.operator.contract.people.Revocation;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Owner;
import java.util.Optional;
import java.util.Set;

/** Takes rights of people away where a plan is refused and everything else stays as it is. */
public final class Revoker {
  private static final Set<Kind> GONE =
      Set.of(Kind.NOT_FOUND, Kind.NAMESPACE_MISSING, Kind.KIND_MISSING);

  private final Clusters clusters;
  private final Removals removals;

  public Revoker(Clusters clusters, Removals removals) {
    this.clusters = clusters;
    this.removals = removals;
  }

  /**
   * @param seen what the caches hold of the tenant
   * @return what went wrong first, after everything else was tried
   */
  public Optional<String> revoke(
      Owner tenant, Revocation revocation, Observed seen, LookBudget budget) {
    Optional<String> trouble = Optional.empty();
    for (var entry : seen.objects().entrySet()) {
      if (revocation.patchFor(entry.getKey(), entry.getValue()).isPresent()) {
        if (removals.areHeld()) {
          return Optional.of(message(Removals.WHY));
        }
        try {
          budget.ask(entry.getKey(), () -> revoke(tenant, revocation, entry.getKey()));
        } catch (ApiFailure e) {
          trouble =
              GONE.contains(e.kind())
                  ? trouble
                  : trouble.or(() -> Optional.of(message(e.getMessage())));
        }
      }
    }
    return trouble;
  }

  private Optional<ObjectNode> revoke(Owner tenant, Revocation revocation, ObjectId id) {
    Cluster cluster = clusters.get(id.cluster());
    return cluster
        .get(id)
        .flatMap(live -> RevocationPatch.of(id, live, tenant, revocation))
        .map(patch -> cluster.mergePatch(id, patch));
  }

  private static String message(String why) {
    return "groups or people that left access keep rights still: " + why;
  }
}
