package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How many stages are Ready. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BootstrapCount(
    int ready,
    int total,
    @JsonPropertyDescription("ready/total, for the column.") String summary) {}
