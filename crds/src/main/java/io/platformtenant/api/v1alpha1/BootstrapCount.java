package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How many stages are Ready. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BootstrapCount(
    @JsonPropertyDescription("How many stages are Ready for their present generation.") int ready,
    @JsonPropertyDescription("How many stages there are.") int total,
    @JsonPropertyDescription("The counts as ready/total, for the column BOOTSTRAP.")
        String summary) {}
