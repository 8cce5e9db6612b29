package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How many Applications are synced, healthy, waiting for a sync by hand or paused. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryCount(
    @JsonPropertyDescription("How many Applications are as their source says.") int synced,
    @JsonPropertyDescription("How many Applications are healthy, as Argo CD judges them.")
        int healthy,
    @JsonPropertyDescription(
            "How many Applications wait for a sync by hand or for the end of a freeze; they are no failure.")
        int awaiting,
    @JsonPropertyDescription(
            "How many Applications have a paused Rollout or a suspended Job; they are no failure.")
        int suspended,
    @JsonPropertyDescription("How many Applications there are, those of sets included.") int total,
    @JsonPropertyDescription(
            "Those synced and healthy of all, such as 2/3, for the column DELIVERY.")
        String summary) {}
