package io.platformtenant.operator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.ApiGroup;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * What must be gone before an object may go. Engines delete with the rights of accounts we made, so
 * an account outlives whatever acts as it: an Application without its role binding sticks, a
 * Kustomization without its account leaves everything behind (kustomize-controller, finalize).
 */
final class RemovalOrder {
  private static final Set<ManagedKind> ENGINE_KINDS =
      EnumSet.of(ManagedKind.APPLICATION, ManagedKind.KUSTOMIZATION);
  private static final Set<ManagedKind> SOURCES =
      EnumSet.of(ManagedKind.GIT_REPOSITORY, ManagedKind.OCI_REPOSITORY);

  private final SortedMap<ObjectId, ObjectNode> leaving;
  private final Map<ObjectId, ObjectNode> all;
  private final String home;
  private final boolean everything;

  /**
   * @param leaving the objects to remove
   * @param all every object of the tenant, these included
   * @param home name of the home namespace, or null where it is not known
   * @param everything whether the whole tenant is taken down
   */
  RemovalOrder(
      SortedMap<ObjectId, ObjectNode> leaving,
      Map<ObjectId, ObjectNode> all,
      String home,
      boolean everything) {
    this.leaving = leaving;
    this.all = all;
    this.home = home;
    this.everything = everything;
  }

  /** What an object waits for; empty when it may go now. */
  SortedSet<ObjectId> waitsFor(ObjectId id) {
    BiPredicate<ObjectId, ObjectNode> first = before(id);
    SortedSet<ObjectId> waits = new TreeSet<>();
    leaving.forEach(
        (other, live) -> {
          if (!other.equals(id) && first.test(other, live)) {
            waits.add(other);
          }
        });
    if (SOURCES.contains(id.kind())) {
      all.forEach(
          (other, live) -> {
            if (readsFrom(live, id)) {
              waits.add(other);
            }
          });
    }
    return waits;
  }

  private BiPredicate<ObjectId, ObjectNode> before(ObjectId id) {
    return switch (id.kind()) {
      case APPLICATION -> (other, live) -> false;
      case APP_PROJECT -> (other, live) -> other.kind() == ManagedKind.APPLICATION;
      case KUSTOMIZATION ->
          (other, live) ->
              other.kind() == ManagedKind.APP_PROJECT
                  || (other.kind() == ManagedKind.APPLICATION && sameEnvironment(id, live))
                  || dependsOn(other, live, id);
      case GIT_REPOSITORY, OCI_REPOSITORY -> (other, live) -> false;
      case ROLE_BINDING -> isOfPeople(id) ? this::inTakedown : (o, live) -> actsIn(id, o, live);
      case SERVICE_ACCOUNT -> (other, live) -> actsIn(id, other, live);
      case RESOURCE_QUOTA -> (other, live) -> other.kind() != ManagedKind.NAMESPACE;
      case NAMESPACE ->
          id.name().equals(home)
              ? (other, live) -> other.kind() != ManagedKind.RESOURCE_QUOTA
              : (other, live) -> other.namespace().equals(id.name()) || actsIn(id, other, live);
    };
  }

  /** Whether an engine still acts in the environment of an object, or will. */
  private boolean actsIn(ObjectId id, ObjectId other, ObjectNode live) {
    return inTakedown(other, live)
        || (ENGINE_KINDS.contains(other.kind()) && sameEnvironment(id, live));
  }

  /** In a take-down both planes go before any identity does. */
  private boolean inTakedown(ObjectId other, ObjectNode live) {
    return everything && other.kind().comesWithAnEngine();
  }

  /** One that lost its label may belong anywhere, and waits for everybody. */
  private boolean sameEnvironment(ObjectId id, JsonNode other) {
    String own = environmentOf(leaving.get(id));
    String others = environmentOf(other);
    return own.isEmpty() || others.isEmpty() || own.equals(others);
  }

  /** Rights of people go at once: a group that left the contract must not wait for an engine. */
  private static boolean isOfPeople(ObjectId id) {
    return id.name().startsWith("access-");
  }

  private static boolean dependsOn(ObjectId other, JsonNode live, ObjectId stage) {
    if (other.kind() != ManagedKind.KUSTOMIZATION) {
      return false;
    }
    for (JsonNode dependency : live.path("spec").path("dependsOn")) {
      if (dependency.path("name").asText().equals(stage.name())) {
        return true;
      }
    }
    return false;
  }

  private static boolean readsFrom(JsonNode live, ObjectId source) {
    JsonNode ref = live.path("spec").path("sourceRef");
    return ref.path("name").asText().equals(source.name())
        && ref.path("kind").asText().equals(source.kind().kind());
  }

  private static String environmentOf(JsonNode live) {
    return live.path("metadata").path("labels").path(ApiGroup.ENVIRONMENT_LABEL).asText("");
  }
}
