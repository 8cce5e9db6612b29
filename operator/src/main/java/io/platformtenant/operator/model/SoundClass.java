package io.platformtenant.operator.model;

import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.findings.Finding;
import java.util.List;

/**
 * A class that tenants can be planned under.
 *
 * @param findings warnings and nothing worse
 */
public record SoundClass(PlatformTenantClass tenantClass, List<Finding> findings)
    implements JudgedClass {
  public SoundClass {
    findings = List.copyOf(findings);
    if (findings.stream().anyMatch(Finding::isError)) {
      throw new IllegalArgumentException("not sound: " + findings);
    }
  }
}
