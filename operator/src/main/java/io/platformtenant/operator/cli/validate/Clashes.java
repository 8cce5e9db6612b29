package io.platformtenant.operator.cli.validate;

import io.platformtenant.operator.findings.Counterpart;
import io.platformtenant.operator.findings.Finding;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Two tenants want one name: one finding, at the one of the two that has to act. */
final class Clashes {
  private static final Comparator<LocatedFinding> HEAVIEST =
      Comparator.comparing((LocatedFinding told) -> told.finding().severity());

  private Clashes() {}

  /** All that was told, without what says of the other side what was said of one already. */
  static Stream<LocatedFinding> once(List<LocatedFinding> told) {
    Map<Set<Counterpart>, LocatedFinding> clashes = new LinkedHashMap<>();
    told.stream()
        .filter(one -> one.finding().counterpart().isPresent())
        .sorted(HEAVIEST)
        .forEach(one -> clashes.putIfAbsent(sides(one), one));
    return Stream.concat(
        told.stream().filter(one -> one.finding().counterpart().isEmpty()),
        clashes.values().stream());
  }

  private static Set<Counterpart> sides(LocatedFinding told) {
    Finding finding = told.finding();
    return Set.of(
        new Counterpart(told.name(), finding.field()), finding.counterpart().orElseThrow());
  }
}
