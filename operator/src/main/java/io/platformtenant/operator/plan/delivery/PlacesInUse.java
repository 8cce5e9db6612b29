package io.platformtenant.operator.plan.delivery;

import io.platformtenant.api.ApiGroup;
import io.platformtenant.operator.model.Contract;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Namespaces that left the contract while Applications of their environment are still being taken
 * down. Argo CD deletes nothing in a place that the project no longer permits, and without a
 * matching account it deletes with its own rights (argo-cd, appcontroller.go, shouldBeDeleted;
 * util/settings/impersonation.go), so such places stay in the project until the last one is gone.
 *
 * <p>Only namespaces that carry our mark count, never what an Application says about itself:
 * somebody could have changed that.
 */
final class PlacesInUse {
  private PlacesInUse() {}

  /** Namespace to environment. */
  static Map<String, String> of(Contract contract, Observed observed) {
    Set<ObjectId> wanted =
        contract.delivery().applications().stream()
            .flatMap(a -> contract.placesOf(a).stream())
            .map(here -> Applications.idOf(contract, here))
            .collect(Collectors.toSet());
    Set<String> leaving =
        observed
            .ids(id -> id.kind() == ManagedKind.APPLICATION && !wanted.contains(id))
            .map(id -> observed.label(id, ApiGroup.ENVIRONMENT_LABEL))
            .collect(Collectors.toSet());
    Map<String, String> places = new TreeMap<>();
    observed
        .ids(id -> id.kind() == ManagedKind.NAMESPACE)
        .forEach(
            id -> {
              String environment = observed.label(id, ApiGroup.ENVIRONMENT_LABEL);
              if (!environment.isEmpty() && leaving.contains(environment)) {
                places.put(id.name(), environment);
              }
            });
    return places;
  }
}
