package io.platformtenant.operator.status;

import io.platformtenant.api.Violation;
import io.platformtenant.operator.model.Finding;
import java.util.List;

/** Findings as a status lists them: the first of them, and none longer than a condition. */
final class Violations {
  private static final int OF_TENANT = 20;
  private static final int VALUE = 256;

  private Violations() {}

  static List<Violation> of(List<Finding> findings) {
    return findings.stream().limit(OF_TENANT).map(f -> of(null, f)).toList();
  }

  /**
   * @param tenant the tenant a class tells about; null where the tenant tells itself
   */
  static Violation of(String tenant, Finding finding) {
    return new Violation(
        tenant,
        finding.rule(),
        finding.field(),
        finding.value().isEmpty() ? null : ConditionList.shorten(finding.value(), VALUE),
        ConditionList.shorten(finding.message()));
  }
}
