package io.platformtenant.operator.cli.access;

import io.platformtenant.operator.access.Grant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rows to print, in their order. */
record AccessReport(boolean isChange, List<AccessRow> rows) {

  static AccessReport of(SortedSet<Grant> grants, Predicate<Grant> asked) {
    return new AccessReport(
        false, grants.stream().filter(asked).map(grant -> new AccessRow("", grant)).toList());
  }

  /** What a change gives, and then what it takes. */
  static AccessReport between(
      SortedSet<Grant> before, SortedSet<Grant> after, Predicate<Grant> asked) {
    return new AccessReport(
        true,
        Stream.concat(
                without(after, before).map(grant -> new AccessRow("gives", grant)),
                without(before, after).map(grant -> new AccessRow("takes", grant)))
            .filter(row -> asked.test(row.grant()))
            .toList());
  }

  private static Stream<Grant> without(SortedSet<Grant> these, SortedSet<Grant> those) {
    var rest = new TreeSet<>(these);
    rest.removeAll(those);
    return rest.stream();
  }
}
