package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.health.ArgoHealth;
import io.platformtenant.operator.health.Generated;
import io.platformtenant.operator.kinds.Engine;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Namespaces that left the contract while Applications of their environment are still being taken
 * down, or moved elsewhere. Argo CD deletes nothing in a place that the project no longer permits,
 * and without a matching account it deletes with its own rights (argo-cd, appcontroller.go,
 * shouldBeDeleted; util/settings/impersonation.go), so such places stay in the project until the
 * last of them has come to an end.
 *
 * <p>While Applications or sets could not be read, any of these namespaces may be in use that the
 * project still has; one that has left it is not given back for what was not read.
 *
 * <p>Only namespaces that carry our mark count, never what an Application says about itself:
 * somebody could have changed that.
 */
final class NamespacesInUse {
  private NamespacesInUse() {}

  /**
   * Namespace to environment.
   *
   * @param project which is to keep them
   * @param acting planned Applications and sets
   */
  static Map<String, String> of(ObjectId project, List<PlannedObject> acting, Observed observed) {
    Map<ObjectId, PlannedObject> planned =
        acting.stream().collect(Collectors.toMap(PlannedObject::id, a -> a, (a, b) -> a));
    Predicate<String> mayBeInUse =
        observed.unseen().stream().anyMatch(ManagedKind::isGated)
            ? observed.get(project).map(NamespacesInUse::stillIn).orElse(namespace -> true)
            : namespace -> false;
    Set<String> busy =
        observed
            .ids(id -> id.kind().purpose().engine() == Engine.ARGO_CD)
            .filter(id -> isBusy(id, planned, observed.get(id).orElseThrow()))
            .map(id -> observed.label(id, ApiGroup.ENVIRONMENT_LABEL))
            .collect(Collectors.toSet());
    Map<String, String> places = new TreeMap<>();
    observed
        .ids(id -> id.kind() == ManagedKind.NAMESPACE)
        .forEach(
            id -> {
              String environment = observed.label(id, ApiGroup.ENVIRONMENT_LABEL);
              if (!environment.isEmpty()
                  && (busy.contains(environment) || mayBeInUse.test(id.name()))) {
                places.put(id.name(), environment);
              }
            });
    return places;
  }

  private static Predicate<String> stillIn(ObjectNode project) {
    return project
            .at("/spec/destinations")
            .valueStream()
            .map(destination -> destination.path("namespace").asText())
            .collect(Collectors.toSet())
        ::contains;
  }

  private static boolean isBusy(
      ObjectId id, Map<ObjectId, PlannedObject> planned, ObjectNode live) {
    Optional<ObjectId> set = Generated.setOf(id, live);
    PlannedObject ground = planned.get(set.orElse(id));
    if (ground == null) {
      return true;
    }
    if (set.isPresent()) {
      return !Generated.isSettled(live, ground.body());
    }
    return !ground.isWrittenIn(live)
        || (id.kind() == ManagedKind.APPLICATION && !ArgoHealth.isSettled(live));
  }
}
