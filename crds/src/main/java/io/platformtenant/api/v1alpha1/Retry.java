package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How a failed sync is tried again. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Retry(
    @JsonPropertyDescription("How many times a failed sync is tried again; never when absent.")
        @Min(0)
        @Max(20)
        Integer limit,
    @JsonPropertyDescription(
            "How the waits between the retries grow; as Argo CD lets them when absent.")
        Backoff backoff) {}
