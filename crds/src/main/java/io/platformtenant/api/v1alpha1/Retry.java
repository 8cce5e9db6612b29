package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How a failed sync is tried again. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Retry(
    @JsonPropertyDescription("How often, 0 to 20.") @Min(0) @Max(20) Integer limit,
    Backoff backoff) {}
