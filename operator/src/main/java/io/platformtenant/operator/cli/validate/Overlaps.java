package io.platformtenant.operator.cli.validate;

import io.platformtenant.operator.rules.Structure;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One mistake, told once: where a rule of the rulebook speaks about a field, the CRD's own pattern
 * or CEL rule about it adds nothing.
 */
final class Overlaps {
  private static final Set<String> PLAIN = Set.of(Structure.CEL.id(), Structure.FORMAT.id());

  private Overlaps() {}

  static List<Told> without(List<Told> told) {
    Set<Place> spokenFor =
        told.stream()
            .filter(t -> !t.finding().rule().startsWith("PS"))
            .map(Place::of)
            .collect(Collectors.toSet());
    return told.stream()
        .filter(t -> !PLAIN.contains(t.finding().rule()) || !spokenFor.contains(Place.of(t)))
        .toList();
  }

  private record Place(String file, String object, String field) {
    static Place of(Told told) {
      return new Place(told.file(), told.object(), told.finding().field());
    }
  }
}
