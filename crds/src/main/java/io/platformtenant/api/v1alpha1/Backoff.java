package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;

/** How the waits between retries grow. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Backoff(
    @JsonPropertyDescription("Wait before the first retry, such as 30s; 5s when absent.")
        @Size(min = 2, max = 16)
        @Pattern(Bounds.DURATION)
        String duration,
    @JsonPropertyDescription("How many times the wait before a next one is; 2 when absent.")
        @Min(1)
        @Max(10)
        Integer factor,
    @JsonPropertyDescription("Longest wait between two retries, such as 10m; 3m when absent.")
        @Size(min = 2, max = 16)
        @Pattern(Bounds.DURATION)
        String maxDuration) {}
