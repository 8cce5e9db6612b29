package io.platformtenant.operator.model;

import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.findings.Finding;
import java.util.List;

/**
 * A class and what the rulebook says about it. It is judged once, and whoever needs a class is
 * handed the verdict with it.
 */
public sealed interface JudgedClass permits SoundClass, BrokenClass {
  PlatformTenantClass tenantClass();

  /** Errors and warnings. */
  List<Finding> findings();

  default String name() {
    return tenantClass().getMetadata().getName();
  }

  static JudgedClass of(PlatformTenantClass tenantClass, List<Finding> findings) {
    return findings.stream().anyMatch(Finding::isError)
        ? new BrokenClass(tenantClass, findings)
        : new SoundClass(tenantClass, findings);
  }
}
