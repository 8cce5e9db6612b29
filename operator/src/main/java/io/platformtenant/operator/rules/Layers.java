package io.platformtenant.operator.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.platformtenant.operator.findings.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One mistake, one finding. */
final class Layers {
  /** Rules that speak for a CEL rule, by what that one says. */
  private static final Map<String, Set<String>> TWINS =
      Rulebook.entries().stream()
          .flatMap(entry -> entry.twins().stream().map(said -> Map.entry(said, entry.id())))
          .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));

  private Layers() {}

  /**
   * What there is to tell about one object.
   *
   * @param found by all that looked at it
   */
  static List<Finding> told(List<Finding> found) {
    List<Finding> spoken = found.stream().filter(f -> !isSpokenFor(f, found)).toList();
    return spoken.stream().filter(f -> spoken.stream().noneMatch(s -> s.silences(f))).toList();
  }

  /** Whether the twin of a CEL rule tells the same, about the very field and in its own words. */
  private static boolean isSpokenFor(Finding finding, List<Finding> found) {
    if (!finding.rule().equals(SchemaRules.CEL.id())) {
      return false;
    }
    Set<String> twins = TWINS.getOrDefault(finding.message(), Set.of());
    return found.stream()
        .anyMatch(other -> twins.contains(other.rule()) && other.field().isIn(finding.field()));
  }
}
