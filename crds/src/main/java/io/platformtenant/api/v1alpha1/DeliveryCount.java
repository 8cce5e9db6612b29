package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How many Applications are synced, healthy and waiting for a sync by hand. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryCount(
    int synced,
    int healthy,
    int awaiting,
    int total,
    @JsonPropertyDescription("healthy and synced of total, for the column.") String summary) {}
