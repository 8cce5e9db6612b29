package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.Violation;
import io.platformtenant.api.v1alpha1.ViolationSeverity;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Severity;
import io.platformtenant.operator.text.Shortened;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Findings as a status lists them: the first of them, errors before warnings, and none longer than
 * a condition.
 */
final class Violations {
  private static final int OF_TENANT = 20;
  private static final int OF_CLASS = 50;
  private static final int VALUE = 256;

  private Violations() {}

  static List<Violation> ofTenant(List<Finding> findings) {
    return first(OF_TENANT, findings.stream().map(f -> of(null, f)));
  }

  /** Of a class itself, and of all its tenants by their names. */
  static List<Violation> ofClass(List<Finding> own, SortedMap<String, List<Finding>> byTenant) {
    return first(
        OF_CLASS,
        Stream.concat(
            own.stream().map(f -> of(null, f)),
            byTenant.entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(f -> of(e.getKey(), f)))));
  }

  private static List<Violation> first(int most, Stream<Violation> violations) {
    return violations.sorted(Comparator.comparing(Violation::severity)).limit(most).toList();
  }

  /**
   * @param tenant the tenant a class tells about; null where somebody tells of itself
   */
  private static Violation of(String tenant, Finding finding) {
    return new Violation(
        tenant,
        finding.rule(),
        severity(finding.severity()),
        finding.field().toString(),
        finding.value().isEmpty() ? null : Shortened.toLength(finding.value(), VALUE),
        ConditionList.shorten(finding.message()));
  }

  private static ViolationSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR -> ViolationSeverity.Error;
      case WARNING -> ViolationSeverity.Warning;
    };
  }
}
