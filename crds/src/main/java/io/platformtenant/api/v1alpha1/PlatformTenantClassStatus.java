package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Copies;
import io.platformtenant.api.schema.ListMap;
import java.util.List;

/** What became of a class. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlatformTenantClassStatus(
    @JsonPropertyDescription("Generation of the spec that this status is about.")
        Long observedGeneration,
    @JsonPropertyDescription(
            "What holds now: Ready, Reconciling and Stalled as kstatus reads them.")
        @ListMap("type")
        List<Condition> conditions,
    @JsonPropertyDescription("How many tenants follow the class.") Integer tenants,
    @JsonPropertyDescription("How far the cluster stages have come on each cluster.")
        @ListMap("name")
        List<ClusterStatus> clusters,
    @JsonPropertyDescription(
            "Everything that was made for the class itself and may still be there.")
        List<InventoryEntry> inventory,
    @JsonPropertyDescription(
            "First of what is wrong with the class, of what its tenants break of its guardrails, and of warnings; errors before warnings.")
        @Size(max = 50)
        List<Violation> violations,
    @JsonPropertyDescription(
            "How many breaches of severity Error there are; absent while there are none.")
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
