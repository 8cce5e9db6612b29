package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A rule or guardrail that somebody breaks, or that warns. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
    @ClassOnly String tenant,
    @Required String rule,
    @JsonPropertyDescription(
            "Error refuses the plan, and what is there keeps standing; Warning is told and refuses"
                + " nothing.")
        ViolationSeverity severity,
    String field,
    String value,
    @Size(max = 1024) String message) {}
