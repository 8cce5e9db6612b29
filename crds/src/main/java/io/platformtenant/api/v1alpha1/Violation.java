package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A guardrail or rule that somebody breaks. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
    @ClassOnly String tenant,
    @Required String rule,
    String field,
    String value,
    @Size(max = 1024) String message) {}
