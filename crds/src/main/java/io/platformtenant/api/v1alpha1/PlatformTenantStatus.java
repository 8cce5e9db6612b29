package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** What became of a tenant. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlatformTenantStatus(
    Long observedGeneration,
    String lastHandledReconcileAt,
    String className,
    String homeNamespace,
    String argocdNamespace,
    @ListMap("type") List<Condition> conditions,
    BootstrapCount bootstrap,
    DeliveryCount delivery,
    @ListMap("name") List<EnvironmentStatus> environments,
    Deletion deletion,
    List<InventoryEntry> inventory,
    @Size(max = 20) List<Violation> violations,
    Integer violationsTotal) {
  /** Of a tenant nobody has looked at yet. */
  public static final PlatformTenantStatus NONE = new PlatformTenantStatusBuilder().build();

  public PlatformTenantStatus {
    conditions = Copies.list(conditions);
    environments = Copies.list(environments);
    inventory = Copies.list(inventory);
    violations = Copies.list(violations);
  }
}
