package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** Limits of one kind, as the LimitRange of Kubernetes says them. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Limit(
    @Required LimitKind type,
    @Size(max = 16) Map<String, Quantity> max,
    @Size(max = 16) Map<String, Quantity> min,
    @JsonProperty("default") @Size(max = 16) Map<String, Quantity> defaultLimit,
    @Size(max = 16) Map<String, Quantity> defaultRequest,
    @Size(max = 16) Map<String, Quantity> maxLimitRequestRatio) {
  public Limit {
    max = Copies.map(max);
    min = Copies.map(min);
    defaultLimit = Copies.map(defaultLimit);
    defaultRequest = Copies.map(defaultRequest);
    maxLimitRequestRatio = Copies.map(maxLimitRequestRatio);
  }
}
