package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** What became of a class. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlatformTenantClassStatus(
    Long observedGeneration,
    @ListMap("type") List<Condition> conditions,
    Integer tenants,
    @ListMap("name") List<ClusterStatus> clusters,
    List<InventoryEntry> inventory,
    @Size(max = 50) List<Violation> violations,
    Integer violationsTotal) {
  /** Of a class nobody has looked at yet. */
  public static final PlatformTenantClassStatus NONE =
      new PlatformTenantClassStatusBuilder().build();

  public PlatformTenantClassStatus {
    conditions = Copies.list(conditions);
    clusters = Copies.list(clusters);
    inventory = Copies.list(inventory);
    violations = Copies.list(violations);
  }
}
