package io.platformtenant.operator.adoption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.text.Phrase;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has to be done about an object before it can be taken over, although it was handed over. */
final class Obstacles {
  private static final String TOKENS = "jwtTokens";

  private Obstacles() {}

  static Optional<String> to(PlannedObject planned, ObjectNode live) {
    return terminating(live).or(() -> controller(live)).or(() -> tokens(planned, live));
  }

  private static Optional<String> terminating(ObjectNode live) {
    return live.path("metadata").has("deletionTimestamp")
        ? Optional.of("it is being deleted, and is made anew once it is gone")
        : Optional.empty();
  }

  /** What makes it would write it again, and the garbage collector takes it along. */
  private static Optional<String> controller(ObjectNode live) {
    return live.path("metadata")
        .path("ownerReferences")
        .valueStream()
        .filter(owner -> owner.path("controller").asBoolean())
        .findFirst()
        .map(
            owner ->
                Phrase.of(
                        "{} {} makes it and would take it along; have that let it go, so that it"
                            + " carries no ownerReference any more",
                        new Phrase(owner.path("kind").asText()),
                        owner.path("name").asText())
                    .text());
  }

  /**
   * A token acts as its role (argo-cd, sessionmanager.go): whoever has one of a role that no
   * contract knows could do nothing any more. Those of the roles there are stay.
   */
  private static Optional<String> tokens(PlannedObject planned, ObjectNode live) {
    if (planned.id().kind() != ManagedKind.APP_PROJECT) {
      return Optional.empty();
    }
    Set<String> roles = names(planned.body());
    return rolesWithTokens(live).stream()
        .filter(role -> !roles.contains(role))
        .findFirst()
        .map(
            role ->
                Phrase.of(
                        "tokens of its role {} would act for nobody: give whoever has them tokens"
                            + " of a role {}, which are kept, and delete those of {}",
                        role,
                        new Phrase(
                            roles.stream()
                                .map(known -> "\"" + known + "\"")
                                .collect(Collectors.joining(" or "))),
                        role)
                    .text());
  }

  private static Set<String> names(JsonNode project) {
    return project
        .at("/spec/roles")
        .valueStream()
        .map(role -> role.path("name").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> rolesWithTokens(ObjectNode live) {
    return Stream.concat(
            live.at("/spec/roles")
                .valueStream()
                .filter(role -> !role.path(TOKENS).isEmpty())
                .map(role -> role.path("name").asText()),
            live.at("/status/jwtTokensByRole").properties().stream()
                .filter(role -> !role.getValue().path("items").isEmpty())
                .map(role -> role.getKey()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
