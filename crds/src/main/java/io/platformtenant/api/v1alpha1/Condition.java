package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A condition as kstatus reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
    @JsonPropertyDescription("What the condition is about, such as Ready.")
        @Required
        @Size(min = 1, max = 316)
        String type,
    @JsonPropertyDescription("Whether it holds: True, False, or Unknown.") @Required String status,
    @JsonPropertyDescription("Generation of the spec that the condition is about.")
        Long observedGeneration,
    @JsonPropertyDescription("When status changed last, a time as RFC 3339 in UTC.") @Required
        String lastTransitionTime,
    @JsonPropertyDescription(
            "Why it is so, in one word that programs can read, such as WaitingForBootstrap.")
        @Required
        @Size(min = 1, max = 1024)
        String reason,
    @JsonPropertyDescription("What it is, where, why, and what to do, for people.")
        @Required
        @Size(max = 1024)
        String message) {}
