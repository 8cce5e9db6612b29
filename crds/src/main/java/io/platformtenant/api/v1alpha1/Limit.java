package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Quantity;
import io.platformtenant.api.schema.Copies;
import java.util.Map;

/** Limits of one kind, as the LimitRange of Kubernetes says them. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Limit(
    @JsonPropertyDescription("What the limits are for: a container, a pod or a claim.") @Required
        LimitKind type,
    @JsonPropertyDescription("Most of each resource that one may have; no limit when absent.")
        @Size(max = 16)
        Map<String, Quantity> max,
    @JsonPropertyDescription("Least of each resource that one may have; no limit when absent.")
        @Size(max = 16)
        Map<String, Quantity> min,
    @JsonPropertyDescription("Limits of a container that says none; those of max when absent.")
        @JsonProperty("default")
        @Size(max = 16)
        Map<String, Quantity> defaultLimit,
    @JsonPropertyDescription(
            "Requests of a container that says none; those of default when absent, else of min.")
        @Size(max = 16)
        Map<String, Quantity> defaultRequest,
    @JsonPropertyDescription("How many times its request a limit may be; any number when absent.")
        @Size(max = 16)
        Map<String, Quantity> maxLimitRequestRatio) {
  public Limit {
    max = Copies.map(max);
    min = Copies.map(min);
    defaultLimit = Copies.map(defaultLimit);
    defaultRequest = Copies.map(defaultRequest);
    maxLimitRequestRatio = Copies.map(maxLimitRequestRatio);
  }
}
