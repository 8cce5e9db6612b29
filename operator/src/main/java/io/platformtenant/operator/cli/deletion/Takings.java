package io.platformtenant.operator.cli.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.residue.AppliedObject;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What goes with the objects of a tenant, and for whom. */
final class Takings {
  private Takings() {}

  /** What the engine of an object says that it has brought, by kind. */
  static SortedMap<String, Integer> of(ObjectId id, JsonNode live) {
    return switch (id.kind().purpose()) {
      case STAGE ->
          byKind(
              entries(live, "/status/inventory/entries")
                  .map(AppliedObject::of)
                  .flatMap(Optional::stream)
                  .map(applied -> applied.kind().kind()));
      case APPLICATION ->
          byKind(entries(live, "/status/resources").map(r -> r.path("kind").asText()));
      case APPLICATION_SET, PROJECT, SOURCE, ACCOUNT, BINDING, BOUND, NAMESPACE ->
          Collections.emptySortedMap();
    };
  }

  private static Stream<JsonNode> entries(JsonNode live, String list) {
    return live.at(list).valueStream();
  }

  private static SortedMap<String, Integer> byKind(Stream<String> kinds) {
    SortedMap<String, Integer> counted = new TreeMap<>();
    kinds.forEach(kind -> counted.merge(kind, 1, Integer::sum));
    return counted;
  }

  /** Who has rights of people, such as {@code Group payments-dev}, and in which namespaces. */
  static SortedMap<String, Set<String>> access(Map<ObjectId, ObjectNode> live) {
    SortedMap<String, Set<String>> access = new TreeMap<>();
    live.forEach(
        (id, binding) -> {
          if (id.kind().purpose() == Purpose.BINDING && Accounts.isOfPeople(id)) {
            entries(binding, "/subjects")
                .map(who -> who.path("kind").asText() + " " + who.path("name").asText())
                .forEach(
                    who -> access.computeIfAbsent(who, w -> new TreeSet<>()).add(id.namespace()));
          }
        });
    return access;
  }
}
