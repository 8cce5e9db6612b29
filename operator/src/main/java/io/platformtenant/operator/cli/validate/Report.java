package io.platformtenant.operator.cli.validate;

import io.platformtenant.operator.findings.Finding;
import java.util.Comparator;
import java.util.List;

/**
 * What validating found, in the order of files and lines.
 *
 * @param unchecked tenants whose class must be sound before more can be said about them
 */
record Report(int files, int tenants, int classes, int unchecked, List<LocatedFinding> told) {
  private static final Comparator<LocatedFinding> ORDER =
      Comparator.comparing(LocatedFinding::file)
          .thenComparingInt(t -> t.at().line())
          .thenComparingInt(t -> t.at().column())
          .thenComparing(t -> t.finding().rule())
          .thenComparing(t -> t.finding().message());

  Report {
    told = told.stream().sorted(ORDER).distinct().toList();
  }

  long errors() {
    return told.stream().map(LocatedFinding::finding).filter(Finding::isError).count();
  }

  long warnings() {
    return told.size() - errors();
  }
}
