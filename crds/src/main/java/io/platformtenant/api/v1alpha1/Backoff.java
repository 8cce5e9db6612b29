package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** How the waits between retries grow. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Backoff(
    @Size(min = 2, max = 16) @Pattern(Bounds.DURATION) String duration,
    @Min(1) @Max(10) Integer factor,
    @Size(min = 2, max = 16) @Pattern(Bounds.DURATION) String maxDuration) {}
