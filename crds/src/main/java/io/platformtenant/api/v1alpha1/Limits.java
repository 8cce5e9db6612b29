package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** How much a tenant may ask for; the bounds of the schema where nothing is said. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Limits(
    @Min(1) @Max(16) Integer environments,
    @JsonPropertyDescription("Of all environments together.") @Min(1) @Max(128) Integer namespaces,
    @JsonPropertyDescription("Stages of the tenant itself.") @Min(0) @Max(32) Integer stages,
    @Min(0) @Max(64) Integer applications,
    @Min(0) @Max(32) Integer applicationSets,
    @JsonPropertyDescription(
            "Applications that sets make: the elements of a list, counted in every environment.")
        @Min(0)
        @Max(1500)
        Integer generatedApplications,
    @JsonPropertyDescription("The shortest interval of a source or stage, 1m to 24h.")
        @Size(min = 2, max = 16)
        @Pattern(Bounds.DURATION)
        String interval) {}
