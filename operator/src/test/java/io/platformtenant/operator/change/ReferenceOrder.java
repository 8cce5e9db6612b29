package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.health.ArgoHealth;
import io.platformtenant.operator.health.FluxHealth;
import io.platformtenant.operator.health.Generated;
import io.platformtenant.operator.kinds.Engine;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * The order of removing said straight: each object is asked about each other. Far too slow for a
 * big tenant, and what {@link TeardownOrder} has to agree with.
 */
final class ReferenceOrder {
  private final SortedMap<ObjectId, ObjectNode> leaving;
  private final Map<ObjectId, ObjectNode> all;
  private final Stages stages;
  private final String home;
  private final boolean everything;
  private final Map<ObjectId, SortedSet<ObjectId>> needed;

  /**
   * @param leaving the objects to remove
   * @param all every object of the owner, these included
   * @param home name of the home namespace, or null where it is not known
   * @param everything whether the owner is taken down
   * @param needed what others than the owner still need an object for
   */
  ReferenceOrder(
      SortedMap<ObjectId, ObjectNode> leaving,
      Map<ObjectId, ObjectNode> all,
      String home,
      boolean everything,
      Map<ObjectId, SortedSet<ObjectId>> needed) {
    this.leaving = leaving;
    this.all = all;
    this.stages = new Stages(leaving);
    this.home = home;
    this.everything = everything;
    this.needed = needed;
  }

  /** What an object waits for; empty when it may go now. */
  SortedSet<ObjectId> waitsFor(ObjectId id) {
    BiPredicate<ObjectId, ObjectNode> first = before(id);
    SortedSet<ObjectId> waits = new TreeSet<>(needed.getOrDefault(id, new TreeSet<>()));
    leaving.forEach(
        (other, live) -> {
          if (!other.equals(id) && first.test(other, live)) {
            waits.add(other);
          }
        });
    all.forEach(
        (other, live) -> {
          if ((id.kind().purpose() == Purpose.SOURCE && readsFrom(live, id))
              || isMovingOut(id, other, live)) {
            waits.add(other);
          }
        });
    return waits;
  }

  private BiPredicate<ObjectId, ObjectNode> before(ObjectId id) {
    return switch (id.kind().purpose()) {
      case APPLICATION_SET, SOURCE -> (other, live) -> false;
      // Its set would make it anew.
      case APPLICATION ->
          (other, live) -> Generated.setOf(id, leaving.get(id)).filter(other::equals).isPresent();
      case PROJECT -> (other, live) -> other.kind().purpose().engine() == Engine.ARGO_CD;
      case STAGE ->
          (other, live) ->
              other.kind() == ManagedKind.APP_PROJECT
                  || (other.kind().purpose().engine() == Engine.ARGO_CD
                      && sameEnvironment(id, live))
                  || stages.dependsOn(other, id);
      case BINDING -> bindingWaits(id);
      case ACCOUNT -> (other, live) -> inTeardown(other) || actsAs(id.name(), other, live);
      case BOUND ->
          id.kind() == ManagedKind.RESOURCE_QUOTA && id.namespace().equals(home)
              ? (other, live) ->
                  other.kind() != ManagedKind.NAMESPACE
                      && !(other.kind() == id.kind() && other.namespace().equals(home))
              : engineHere(id);
      case NAMESPACE ->
          id.name().equals(home)
              ? (other, live) -> other.kind() != ManagedKind.RESOURCE_QUOTA
              : (other, live) ->
                  other.namespace().equals(id.name())
                      || inTeardown(other)
                      || engineHere(id).test(other, live);
    };
  }

  /** What bounds a namespace holds until no engine that leaves is at work in its environment. */
  private BiPredicate<ObjectId, ObjectNode> engineHere(ObjectId id) {
    return (other, live) -> isEngines(other) && !Stages.isOnce(live) && sameEnvironment(id, live);
  }

  /**
   * Rights of people go at once: a group that left the contract must not wait for an engine. So
   * does one role of an account that keeps another in the namespace.
   */
  private BiPredicate<ObjectId, ObjectNode> bindingWaits(ObjectId id) {
    String subject = id.name().substring(0, Math.max(0, id.name().indexOf(':')));
    String account =
        id.kind() == ManagedKind.CLUSTER_ROLE_BINDING ? Accounts.ofClusterStages() : subject;
    boolean atOnce =
        Accounts.isOfPeople(id)
            || all.keySet().stream()
                .filter(other -> other.kind() == id.kind())
                .filter(other -> other.namespace().equals(id.namespace()))
                .filter(other -> other.name().startsWith(subject + ":"))
                .anyMatch(other -> !leaving.containsKey(other));
    return (other, live) -> inTeardown(other) || (!atOnce && actsAs(account, other, live));
  }

  /** What stays and has not moved out of a leaving namespace yet: its engine is still at it. */
  private boolean isMovingOut(ObjectId id, ObjectId other, ObjectNode live) {
    if (leaving.containsKey(other) || !isEngines(other)) {
      return false;
    }
    return !isSettled(other, live)
        && switch (id.kind()) {
          case NAMESPACE ->
              !id.name().equals(home) && !Stages.isOnce(live) && sameEnvironment(id, live);
          case ROLE_BINDING, CLUSTER_ROLE_BINDING -> bindingWaits(id).test(other, live);
          default -> false;
        };
  }

  private boolean isSettled(ObjectId id, ObjectNode live) {
    return switch (id.kind()) {
      case KUSTOMIZATION -> FluxHealth.isSettled(live);
      // Whether it is, its Applications tell.
      case APPLICATION_SET -> true;
      default ->
          Generated.setOf(id, live)
              .map(set -> all.containsKey(set) && Generated.isSettled(live, all.get(set)))
              .orElseGet(() -> ArgoHealth.isSettled(live));
    };
  }

  private static boolean isEngines(ObjectId id) {
    return id.kind().purpose().engine() != Engine.NONE;
  }

  /** Whether an engine acts as an account for an object; one without a label may be anybody's. */
  private static boolean actsAs(String account, ObjectId other, JsonNode live) {
    return switch (other.kind()) {
      case KUSTOMIZATION -> live.path("spec").path("serviceAccountName").asText().equals(account);
      case APPLICATION, APPLICATION_SET ->
          environmentOf(live).isEmpty() || Accounts.deployer(environmentOf(live)).equals(account);
      default -> false;
    };
  }

  /** In a teardown both planes go before any identity does. */
  private boolean inTeardown(ObjectId other) {
    return everything && other.kind().comesWithAnEngine();
  }

  /** One that lost its label may belong anywhere, and waits for everybody. */
  private boolean sameEnvironment(ObjectId id, JsonNode other) {
    String own = environmentOf(leaving.get(id));
    String others = environmentOf(other);
    return own.isEmpty() || others.isEmpty() || own.equals(others);
  }

  private static boolean readsFrom(JsonNode live, ObjectId source) {
    JsonNode ref = live.path("spec").path("sourceRef");
    return ref.path("name").asText().equals(source.name())
        && ref.path("kind").asText().equals(source.kind().kind());
  }

  private static String environmentOf(JsonNode live) {
    return live.path("metadata").path("labels").path(ApiGroup.ENVIRONMENT_LABEL).asText("");
  }

  /** Which leaving stage depends on which; stages in a cycle wait for no one. */
  private static final class Stages {
    private final SortedMap<ObjectId, SortedSet<ObjectId>> dependencies = new TreeMap<>();

    Stages(SortedMap<ObjectId, ObjectNode> leaving) {
      leaving.forEach(
          (id, live) -> {
            if (id.kind() == ManagedKind.KUSTOMIZATION) {
              dependencies.put(id, dependenciesOf(id, live, leaving));
            }
          });
    }

    /** Whether one stage depends on another, and the other not on it. */
    boolean dependsOn(ObjectId one, ObjectId other) {
      return dependencies.getOrDefault(one, new TreeSet<>()).contains(other)
          && !reaches(other, one);
    }

    private boolean reaches(ObjectId from, ObjectId to) {
      Set<ObjectId> seen = new HashSet<>();
      var next = new ArrayDeque<ObjectId>();
      next.add(from);
      while (!next.isEmpty()) {
        ObjectId at = next.pop();
        if (at.equals(to)) {
          return true;
        }
        if (seen.add(at)) {
          next.addAll(dependencies.getOrDefault(at, new TreeSet<>()));
        }
      }
      return false;
    }

    /** Whether a stage is rendered once for its tenant, by the account it acts as. */
    static boolean isOnce(JsonNode live) {
      return live.path("spec").path("serviceAccountName").asText().equals(Accounts.HOME);
    }

    private static SortedSet<ObjectId> dependenciesOf(
        ObjectId id, JsonNode live, SortedMap<ObjectId, ObjectNode> leaving) {
      SortedSet<ObjectId> found = new TreeSet<>();
      for (JsonNode dependency : live.path("spec").path("dependsOn")) {
        ObjectId other =
            ObjectId.of(
                ManagedKind.KUSTOMIZATION,
                dependency.path("namespace").asText(id.namespace()),
                dependency.path("name").asText());
        if (leaving.containsKey(other)) {
          found.add(other);
        }
      }
      if (!isOnce(live)) {
        leaving.forEach(
            (other, theirs) -> {
              if (other.kind() == ManagedKind.KUSTOMIZATION && isOnce(theirs)) {
                found.add(other);
              }
            });
      }
      return found;
    }
  }
}
