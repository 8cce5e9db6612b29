package io.platformtenant.operator.cli.validate;

import io.platformtenant.operator.model.FieldPath;
import io.platformtenant.operator.rules.SchemaRules;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One mistake, told once: where a rule of the rulebook speaks about a field, the CRD's own pattern
 * or CEL rule about it adds nothing.
 */
final class SupersededFindings {
  private static final Set<String> PLAIN = Set.of(SchemaRules.CEL.id(), SchemaRules.FORMAT.id());

  private SupersededFindings() {}

  static List<LocatedFinding> without(List<LocatedFinding> told) {
    Set<FindingKey> spokenFor =
        told.stream()
            .filter(t -> !t.finding().rule().startsWith("PS"))
            .map(FindingKey::of)
            .collect(Collectors.toSet());
    return told.stream()
        .filter(t -> !PLAIN.contains(t.finding().rule()) || !spokenFor.contains(FindingKey.of(t)))
        .toList();
  }

  private record FindingKey(String file, String object, FieldPath field) {
    static FindingKey of(LocatedFinding told) {
      return new FindingKey(told.file(), told.object(), told.finding().field());
    }
  }
}
