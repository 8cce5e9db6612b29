package io.platformtenant.operator.imports.people;

import io.platformtenant.operator.contract.people.GroupEntry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** In which tiers somebody stands who is among the groups of a role now. */
record Tiering(Person person, Set<String> places) {
  /** Empty for whom no contract can name. */
  static Optional<Tiering> of(String entry, Map<Person, Set<String>> written) {
    String name = GroupEntry.name(entry);
    return written.entrySet().stream()
        .filter(one -> one.getKey().name().equals(name))
        .findFirst()
        .map(one -> new Tiering(one.getKey(), one.getValue()));
  }
}
