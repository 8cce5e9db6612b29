package io.platformtenant.operator.status;

import io.platformtenant.api.Condition;
import io.platformtenant.api.PlatformTenantClass;
import io.platformtenant.api.PlatformTenantClassStatus;
import io.platformtenant.operator.model.Finding;
import io.platformtenant.operator.model.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The status of a class. */
public final class ClassReport {
  private ClassReport() {}

  /**
   * @param tenants names of the tenants that follow the class
   * @param breaches what of its guardrails they break, by their names; none without a breach
   */
  public static PlatformTenantClassStatus of(
      PlatformTenantClass tenantClass,
      List<Finding> findings,
      List<String> tenants,
      SortedMap<String, List<Finding>> breaches,
      Instant now) {
    int total = breaches.values().stream().mapToInt(List::size).sum();
    return new PlatformTenantClassStatus(
        tenantClass.getMetadata().getGeneration(),
        new ConditionList(before(tenantClass), tenantClass.getMetadata().getGeneration(), now)
            .summary(verdict(tenantClass, findings, tenants, breaches))
            .toList(),
        tenants.size(),
        List.of(),
        List.of(),
        Violations.of(breaches),
        total == 0 ? null : total);
  }

  private static Verdict verdict(
      PlatformTenantClass tenantClass,
      List<Finding> findings,
      List<String> tenants,
      SortedMap<String, List<Finding>> breaches) {
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
        ? Verdict.ready("Followed by " + count(tenants) + breaking(breaches))
        : Verdict.stuck(findings.getFirst().reason(), findings.getFirst().describe());
  }

  private static String breaking(SortedMap<String, List<Finding>> breaches) {
    return breaches.isEmpty()
        ? ""
        : "; "
            + (breaches.size() == 1 ? "1 breaks" : breaches.size() + " break")
            + " its guardrails, the first of them \""
            + breaches.firstKey()
            + "\": see violations";
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
