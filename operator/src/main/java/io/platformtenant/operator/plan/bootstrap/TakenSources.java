package io.platformtenant.operator.plan.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.health.FluxHealth;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.freezing.Opening;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What overrides take in of one source in frozen environments: each has a source of its own, which
 * fetches what there is now and is held to that. No stage follows one before it is held, so that
 * nothing newer gets through although nobody is there to hold it; and whoever follows one keeps it
 * until the freeze is over, for it would go back to what it had before.
 *
 * @param said the source as the contract says it
 * @param openings of frozen environments
 * @param planned those that are to be there
 */
record TakenSources(
    SourceUsers users,
    PlannedObject said,
    List<Opening> openings,
    SortedMap<ObjectId, PlannedObject> planned) {

  static TakenSources of(SourceUsers users, PlannedObject said, List<Opening> openings) {
    return new TakenSources(
        users,
        said,
        openings.stream().sorted(Comparator.comparing(Opening::since).reversed()).toList(),
        new TreeMap<>());
  }

  /** Has what is open in an environment taken in. */
  void take(String environment) {
    openingsIn(environment)
        .map(opening -> idOf(environment, opening.name()))
        .forEach(id -> planned.put(id, taken(id, environment)));
    keep(environment);
  }

  /** Keeps what stages of an environment follow. */
  void keep(String environment) {
    users.stages().getOrDefault(environment, List.of()).stream()
        .flatMap(stage -> followed(stage).stream())
        .forEach(
            id ->
                heldOn(id).ifPresent(revision -> planned.put(id, held(id, environment, revision))));
  }

  /** What a stage follows beside all others: the newest that is ready, or what it follows now. */
  Optional<ObjectId> followedBy(EnvironmentStage stage) {
    return Stream.concat(
            openingsIn(stage.environmentName())
                .filter(opening -> opening.stages().contains(stage.stage().name()))
                .map(opening -> idOf(stage.environmentName(), opening.name()))
                .filter(this::isHeldAtWhatItHas),
            followed(stage).stream())
        .filter(planned::containsKey)
        .findFirst();
  }

  /** Of stages that follow this source. */
  private Stream<Opening> openingsIn(String environment) {
    List<String> stages =
        users.stages().getOrDefault(environment, List.of()).stream()
            .map(stage -> stage.stage().name())
            .toList();
    return openings.stream()
        .filter(opening -> opening.environment().equals(environment))
        .filter(opening -> opening.stages().stream().anyMatch(stages::contains));
  }

  private PlannedObject taken(ObjectId id, String environment) {
    return heldOn(id)
        .or(() -> live(id).map(FluxHealth::revision).flatMap(r -> HeldRevision.of(id.kind(), r)))
        .map(revision -> held(id, environment, revision))
        .orElseGet(() -> apart(id, environment, body(id)));
  }

  private PlannedObject held(ObjectId id, String environment, HeldRevision revision) {
    ObjectNode body = body(id);
    revision.put(id.kind(), body);
    return apart(id, environment, body);
  }

  private ObjectNode body(ObjectId id) {
    ObjectNode body = said.body().deepCopy();
    body.withObject("/metadata").put("name", id.name());
    return body;
  }

  private PlannedObject apart(ObjectId id, String environment, ObjectNode body) {
    return new PlannedObject(id, environment, body, said.requires(), said.mustExist());
  }

  private boolean isHeldAtWhatItHas(ObjectId id) {
    Optional<String> has =
        live(id)
            .map(FluxHealth::revision)
            .flatMap(revision -> HeldRevision.of(id.kind(), revision))
            .map(HeldRevision::content);
    return has.isPresent() && has.equals(heldOn(id).map(HeldRevision::content));
  }

  private Optional<HeldRevision> heldOn(ObjectId id) {
    return live(id).flatMap(there -> HeldRevision.on(id.kind(), there));
  }

  private Optional<JsonNode> live(ObjectId id) {
    return users.observed().get(id).map(JsonNode.class::cast);
  }

  /** One of these that a stage follows now. */
  private Optional<ObjectId> followed(EnvironmentStage stage) {
    String beginning = idOf(stage.environmentName(), "").name();
    return users
        .live(stage)
        .map(there -> there.path("spec").path("sourceRef"))
        .filter(ref -> ref.path("kind").asText().equals(said.id().kind().kind()))
        .map(ref -> ref.path("name").asText())
        .filter(name -> name.startsWith(beginning))
        .map(name -> ObjectId.of(said.id().kind(), said.id().namespace(), name));
  }

  /** No name of a contract, and none of an override, has a dot in it. */
  private ObjectId idOf(String environment, String override) {
    return ObjectId.of(
        said.id().kind(),
        said.id().namespace(),
        said.id().name() + FrozenSource.APART + "." + environment + "." + override);
  }
}
