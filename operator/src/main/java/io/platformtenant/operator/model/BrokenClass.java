package io.platformtenant.operator.model;

import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.findings.Finding;
import java.util.List;

/**
 * A class that nobody can be planned under, itself included.
 *
 * @param findings at least one error
 */
public record BrokenClass(PlatformTenantClass tenantClass, List<Finding> findings)
    implements JudgedClass {
  public BrokenClass {
    findings = List.copyOf(findings);
    if (findings.stream().noneMatch(Finding::isError)) {
      throw new IllegalArgumentException("not broken: " + findings);
    }
  }
}
