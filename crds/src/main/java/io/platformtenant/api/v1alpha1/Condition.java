package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A condition as kstatus reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
    @Required @Size(min = 1, max = 316) String type,
    @Required String status,
    Long observedGeneration,
    @Required String lastTransitionTime,
    @Required @Size(min = 1, max = 1024) String reason,
    @Required @Size(max = 1024) String message) {}
