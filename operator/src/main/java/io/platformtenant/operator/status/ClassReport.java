package io.platformtenant.operator.status;

import io.platformtenant.api.Condition;
import io.platformtenant.api.PlatformTenantClass;
import io.platformtenant.api.PlatformTenantClassStatus;
import io.platformtenant.operator.model.Finding;
import io.platformtenant.operator.model.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The status of a class. */
public final class ClassReport {
  private ClassReport() {}

  /**
   * @param tenants names of the tenants that follow the class
   */
  public static PlatformTenantClassStatus of(
      PlatformTenantClass tenantClass, List<Finding> findings, List<String> tenants, Instant now) {
    return new PlatformTenantClassStatus(
        tenantClass.getMetadata().getGeneration(),
        new ConditionList(before(tenantClass), tenantClass.getMetadata().getGeneration(), now)
            .summary(verdict(tenantClass, findings, tenants))
            .toList(),
        tenants.size(),
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  private static Verdict verdict(
      PlatformTenantClass tenantClass, List<Finding> findings, List<String> tenants) {
    if (tenantClass.isMarkedForDeletion()) {
      return Verdict.waiting(
          Reason.InUse,
          "in use by "
              + count(tenants)
              + ", the first of them \""
              + tenants.getFirst()
              + "\"; move or off-board them and the class goes");
    }
    return findings.isEmpty()
        ? Verdict.ready("Followed by " + count(tenants))
        : Verdict.stuck(findings.getFirst().reason(), findings.getFirst().describe());
  }

  private static String count(List<String> tenants) {
    return tenants.size() == 1 ? "1 tenant" : tenants.size() + " tenants";
  }

  private static List<Condition> before(PlatformTenantClass tenantClass) {
    return Optional.ofNullable(tenantClass.getStatus())
        .map(PlatformTenantClassStatus::conditions)
        .orElse(List.of());
  }
}
