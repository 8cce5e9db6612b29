package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How a freeze is broken in the tenants of a class. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OverridePolicy(
    @JsonPropertyDescription(
            "When a second person signs an override: once it is over or while it lasts (Afterwards), or before it opens anything (Before); Afterwards when absent.")
        OverrideApproval approval) {}
