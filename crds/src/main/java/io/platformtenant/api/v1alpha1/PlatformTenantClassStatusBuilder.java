package io.platformtenant.api.v1alpha1;

import java.util.List;

/** Makes a status of a class, each field by its name. */
public final class PlatformTenantClassStatusBuilder {
  private Long observedGeneration;
  private List<Condition> conditions;
  private Integer tenants;
  private List<ClusterStatus> clusters;
  private List<InventoryEntry> inventory;
  private List<Violation> violations;
  private Integer violationsTotal;

  /** A status in which all is absent. */
  public PlatformTenantClassStatusBuilder() {}

  /** All that a status says. */
  public PlatformTenantClassStatusBuilder(PlatformTenantClassStatus before) {
    observedGeneration = before.observedGeneration();
    conditions = before.conditions();
    tenants = before.tenants();
    clusters = before.clusters();
    inventory = before.inventory();
    violations = before.violations();
    violationsTotal = before.violationsTotal();
  }

  public PlatformTenantClassStatusBuilder withObservedGeneration(Long value) {
    observedGeneration = value;
    return this;
  }

  public PlatformTenantClassStatusBuilder withConditions(List<Condition> value) {
    conditions = value;
    return this;
  }

  public PlatformTenantClassStatusBuilder withTenants(Integer value) {
    tenants = value;
    return this;
  }

  public PlatformTenantClassStatusBuilder withClusters(List<ClusterStatus> value) {
    clusters = value;
    return this;
  }

  public PlatformTenantClassStatusBuilder withInventory(List<InventoryEntry> value) {
    inventory = value;
    return this;
  }

  public PlatformTenantClassStatusBuilder withViolations(List<Violation> value) {
    violations = value;
    return this;
  }

  public PlatformTenantClassStatusBuilder withViolationsTotal(Integer value) {
    violationsTotal = value;
    return this;
  }

  public PlatformTenantClassStatus build() {
    return new PlatformTenantClassStatus(
        observedGeneration, conditions, tenants, clusters, inventory, violations, violationsTotal);
  }
}
