package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.ClassOnly;

/** A rule or guardrail that somebody breaks, or that warns. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
    @JsonPropertyDescription(
            "Name of the tenant that breaks the rule; absent where the class itself does.")
        @ClassOnly
        String tenant,
    @JsonPropertyDescription("Which rule is broken, such as PT201.") @Required String rule,
    @JsonPropertyDescription(
            "Whether it refuses the plan, so that what is there keeps standing (Error), or is only told (Warning).")
        ViolationSeverity severity,
    @JsonPropertyDescription("Where it is broken, such as spec.environments[0].name.") String field,
    @JsonPropertyDescription(
            "What stands there, shortened; absent where no single value is at fault.")
        String value,
    @JsonPropertyDescription("What is wrong and what is permitted, for people.") @Size(max = 1024)
        String message) {}
