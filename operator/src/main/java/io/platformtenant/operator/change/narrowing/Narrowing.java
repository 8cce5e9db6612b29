package io.platformtenant.operator.change.narrowing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.change.Difference;
import io.platformtenant.operator.model.PlannedObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a new plan takes from those whom an object gives something: a project its destinations, a
 * binding its subjects, a set its elements. What somebody added by hand was in no plan, and is put
 * back like all drift.
 */
public final class Narrowing {
  private static final List<String> GIVEN =
      List.of(
          "sourceRepos",
          "sourceNamespaces",
          "destinations",
          "destinationServiceAccounts",
          "clusterResourceWhitelist",
          "namespaceResourceWhitelist",
          "signatureKeys");
  private static final List<String> DENIED =
      List.of("clusterResourceBlacklist", "namespaceResourceBlacklist");
  private static final List<String> GIVEN_BY_ROLE = List.of("policies", "groups");

  private Narrowing() {}

  /**
   * @return the first thing that would be lost, by its field; empty when nothing is
   */
  public static Optional<String> of(PlannedObject planned, ObjectNode live) {
    return switch (Difference.between(planned, live)) {
      case IMMUTABLE -> Optional.of("all of it, for it can only be deleted and made anew");
      case OUTDATED, FORMER -> losses(planned, live).findFirst();
      case NONE, DRIFTED, TERMINATING -> Optional.empty();
    };
  }

  private static Stream<String> losses(PlannedObject planned, ObjectNode live) {
    JsonNode now = live.path("spec");
    JsonNode then = planned.body().path("spec");
    return switch (planned.id().kind().purpose()) {
      case BINDING -> lost("subjects", live.path("subjects"), planned.body().path("subjects"));
      case PROJECT -> ofProject(now, then);
      case APPLICATION_SET -> ofSet(now.path("generators"), then.path("generators"));
      case NAMESPACE, BOUND, ACCOUNT, SOURCE, STAGE, APPLICATION -> Stream.empty();
    };
  }

  private static Stream<String> ofProject(JsonNode now, JsonNode then) {
    return Stream.of(
            GIVEN.stream().flatMap(list -> lost("spec." + list, now.path(list), then.path(list))),
            DENIED.stream().flatMap(list -> lost("spec." + list, then.path(list), now.path(list))),
            items(now.path("roles")).flatMap(role -> ofRole(role, then.path("roles"))))
        .flatMap(losses -> losses);
  }

  private static Stream<String> ofRole(JsonNode role, JsonNode then) {
    String name = role.path("name").asText();
    JsonNode stays = named(name, then);
    return GIVEN_BY_ROLE.stream()
        .flatMap(
            list -> lost("spec.roles[" + name + "]." + list, role.path(list), stays.path(list)));
  }

  /** What folders and files bring is known to Argo CD alone. */
  private static Stream<String> ofSet(JsonNode now, JsonNode then) {
    JsonNode elements = now.at("/0/list/elements");
    JsonNode stay = then.at("/0/list/elements");
    return elements.isArray() && stay.isArray()
        ? items(elements)
            .map(element -> element.path("name").asText())
            .filter(name -> named(name, stay).isMissingNode())
            .map(name -> "spec.generators: element \"" + name + "\"")
        : items(now)
            .filter(generator -> !holds(then, generator))
            .map(generator -> "spec.generators: " + generator);
  }

  private static Stream<String> lost(String field, JsonNode now, JsonNode then) {
    return items(now).filter(item -> !holds(then, item)).map(item -> field + ": " + item);
  }

  private static boolean holds(JsonNode list, JsonNode item) {
    return items(list).anyMatch(other -> Difference.covers(item, other));
  }

  private static JsonNode named(String name, JsonNode list) {
    return items(list)
        .filter(item -> item.path("name").asText().equals(name))
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return Stream.iterate(0, i -> i < list.size(), i -> i + 1).map(list::get);
  }
}
