package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.Violation;
import io.platformtenant.operator.model.Finding;
import io.platformtenant.operator.text.Shortened;
import java.util.List;
import java.util.SortedMap;

/** Findings as a status lists them: the first of them, and none longer than a condition. */
final class Violations {
  private static final int OF_TENANT = 20;
  private static final int OF_CLASS = 50;
  private static final int VALUE = 256;

  private Violations() {}

  static List<Violation> of(List<Finding> findings) {
    return findings.stream().limit(OF_TENANT).map(f -> of(null, f)).toList();
  }

  /** Of all tenants of a class, by their names. */
  static List<Violation> of(SortedMap<String, List<Finding>> byTenant) {
    return byTenant.entrySet().stream()
        .flatMap(e -> e.getValue().stream().map(f -> of(e.getKey(), f)))
        .limit(OF_CLASS)
        .toList();
  }

  /**
   * @param tenant the tenant a class tells about; null where the tenant tells itself
   */
  private static Violation of(String tenant, Finding finding) {
    return new Violation(
        tenant,
        finding.rule(),
        finding.field().toString(),
        finding.value().isEmpty() ? null : Shortened.toLength(finding.value(), VALUE),
        ConditionList.shorten(finding.message()));
  }
}
