package io.platformtenant.operator.plan.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.contract.freezing.HeldSources;
import io.platformtenant.operator.health.FluxHealth;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.freezing.Opening;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A source as a freeze lets it be. Where all that follow it are frozen it is held itself to what
 * they have applied. Where others go on, each frozen environment gets a source of its own that is
 * held, and follows it once it has fetched that. Everything is told by what is there: the revision
 * stands on what is held, and who follows what is seen.
 */
final class FrozenSource {
  private static final String SUSPENDED = "suspended";
  static final String APART = ".frozen";

  private final SourceUsers users;
  private final PlannedObject said;
  private final Optional<JsonNode> live;

  private final TreeSet<String> frozen;
  private final TreeSet<String> free;
  private final SortedMap<String, PlannedObject> twins = new TreeMap<>();
  private final List<String> exceptions = new ArrayList<>();
  private final TakenSources taken;
  private final PlannedObject planned;

  /**
   * @param frozen names of all environments that are
   * @param openings what is let through in them
   */
  FrozenSource(SourceUsers users, Set<String> frozen, List<Opening> openings, PlannedObject said) {
    this.users = users;
    this.said = said;
    this.taken = TakenSources.of(users, said, canBeHeld(users) ? openings : List.of());
    this.live = users.observed().get(said.id()).map(JsonNode.class::cast);
    this.frozen = new TreeSet<>(users.stages().keySet());
    this.free = new TreeSet<>(users.stages().keySet());
    this.frozen.retainAll(frozen);
    this.free.removeAll(frozen);
    this.frozen.forEach(this::holdApart);
    this.frozen.forEach(taken::take);
    this.planned = holdInPlace();
    free.forEach(this::holdUntilTheSourceIsBack);
  }

  /** Whether it is one that stands beside another for as long as a freeze lasts. */
  static boolean isApart(ObjectId id) {
    return id.kind().purpose() == Purpose.SOURCE && id.name().contains(APART);
  }

  /** The source itself, and those that stand beside it. */
  Stream<PlannedObject> objects() {
    return Stream.of(Stream.of(planned), twins.values().stream(), taken.planned().values().stream())
        .flatMap(s -> s);
  }

  /** What is not held as a freeze would have it, for people. */
  List<String> exceptions() {
    return List.copyOf(exceptions);
  }

  /** What a stage follows. */
  ObjectId followedBy(EnvironmentStage stage) {
    return taken.followedBy(stage).orElseGet(() -> followedWithAll(stage));
  }

  private ObjectId followedWithAll(EnvironmentStage stage) {
    PlannedObject twin = twins.get(stage.environmentName());
    if (twin == null) {
      return said.id();
    }
    Optional<JsonNode> now = users.live(stage);
    boolean waits =
        now.filter(there -> !SourceUsers.isFollowing(there, twin.id())).isPresent()
            && users.observed().get(twin.id()).map(FluxHealth::revision).orElse("").isEmpty();
    return waits ? said.id() : twin.id();
  }

  /** Once held apart it stays so: what the source has by then may be newer, or older. */
  private void holdApart(String environment) {
    ObjectId id = twinOf(environment);
    if (!canBeHeld() || (free.isEmpty() && !users.observed().has(id))) {
      return;
    }
    heldOn(id)
        .or(() -> heldOn(said.id()))
        .or(() -> users.appliedIn(List.of(environment), id))
        .or(() -> users.appliedIn(List.of(environment), said.id()))
        .ifPresentOrElse(
            revision -> twins.put(environment, twin(environment, revision)),
            () -> exceptions.add(unknown(List.of(environment))));
  }

  private PlannedObject holdInPlace() {
    List<String> here = frozen.stream().filter(e -> !twins.containsKey(e)).toList();
    Optional<HeldRevision> was = heldOn(said.id());
    boolean isLeft =
        twins.keySet().stream().noneMatch(environment -> users.follows(environment, said.id()));
    if (was.isPresent() && !isLeft) {
      return held(said.id(), said.environment(), was.get());
    }
    if (here.isEmpty()) {
      return said;
    }
    if (!free.isEmpty()) {
      if (!canBeHeld()) {
        exceptions.add(shared(here));
      }
      return said;
    }
    if (!canBeHeld()) {
      return suspended();
    }
    return was.or(() -> users.appliedIn(here, said.id()))
        .map(revision -> held(said.id(), said.environment(), revision))
        .orElseGet(
            () -> {
              exceptions.add(unknown(here));
              return said;
            });
  }

  /** A freeze is over: until the source has what it is to have, nobody goes back to it. */
  private void holdUntilTheSourceIsBack(String environment) {
    ObjectId id = twinOf(environment);
    boolean isBack =
        planned.equals(said)
            && live.filter(source -> !isMarked(source) && isAsItWillBe(source)).isPresent();
    if (!isBack) {
      taken.keep(environment);
    }
    if (!isBack && users.follows(environment, id)) {
      heldOn(id).ifPresent(revision -> twins.put(environment, twin(environment, revision)));
    }
  }

  private Optional<HeldRevision> heldOn(ObjectId id) {
    return users.observed().get(id).flatMap(there -> HeldRevision.on(id.kind(), there));
  }

  /** One that somebody suspended has what it had before, and will have no other. */
  private static boolean isAsItWillBe(JsonNode source) {
    return FluxHealth.of(source).isReady() || source.path("spec").path("suspend").asBoolean();
  }

  /** A source can not be named so: no name of a contract has a dot in it. */
  private ObjectId twinOf(String environment) {
    ObjectId id = said.id();
    String name = id.name() + APART + (environment.isEmpty() ? "" : "." + environment);
    return ObjectId.of(id.kind(), id.namespace(), name);
  }

  private PlannedObject twin(String environment, HeldRevision revision) {
    return held(twinOf(environment), environment, revision);
  }

  private PlannedObject held(ObjectId id, String environment, HeldRevision revision) {
    ObjectNode body = said.body().deepCopy();
    body.withObject("/metadata").put("name", id.name());
    revision.put(id.kind(), body);
    return new PlannedObject(id, environment, body, said.requires(), said.mustExist());
  }

  /** What somebody else suspended is theirs, and stays so afterwards. */
  private PlannedObject suspended() {
    boolean isTheirs =
        live.filter(
                source ->
                    source.path("spec").path("suspend").asBoolean()
                        && !isMarked(source)
                        && !annotations(source).has(ApiGroup.SUSPENDED_ANNOTATION))
            .isPresent();
    if (isTheirs) {
      return said;
    }
    exceptions.add(
        said.id().title()
            + " is suspended, for "
            + (said.id().kind() == ManagedKind.BUCKET
                ? "a bucket has no revisions to be held to"
                : "a commit alone says nothing of the tag that is verified"));
    ObjectNode body = said.body().deepCopy();
    body.withObject("/spec").put("suspend", true);
    body.withObject("/metadata/annotations").put(ApiGroup.FROZEN_AT_ANNOTATION, SUSPENDED);
    return new PlannedObject(
        said.id(), said.environment(), body, said.requires(), said.mustExist());
  }

  private boolean canBeHeld() {
    return canBeHeld(users);
  }

  private static boolean canBeHeld(SourceUsers users) {
    return HeldSources.canBeHeld(users.source());
  }

  private static boolean isMarked(JsonNode source) {
    return annotations(source).has(ApiGroup.FROZEN_AT_ANNOTATION);
  }

  private static JsonNode annotations(JsonNode object) {
    return object.path("metadata").path("annotations");
  }

  private String unknown(List<String> environments) {
    return said.id().title()
        + " goes on in "
        + SourceUsers.inWords(environments)
        + ", for it is not known which one of its revisions is applied there";
  }

  private String shared(List<String> environments) {
    return said.id().title()
        + " goes on in "
        + SourceUsers.inWords(environments)
        + ", for it can only be suspended as a whole and "
        + SourceUsers.inWords(free)
        + " is not frozen; give them sources of their own";
  }

  /** Of several, by their names. */
  static Map<String, FrozenSource> byName(List<FrozenSource> all) {
    Map<String, FrozenSource> byName = new LinkedHashMap<>();
    all.forEach(source -> byName.put(source.users.source().name(), source));
    return byName;
  }
}
