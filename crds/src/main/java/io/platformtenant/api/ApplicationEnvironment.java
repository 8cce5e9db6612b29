package io.platformtenant.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** An environment of an application, and what differs there. */
@ValidationRule(
    value =
        "!has(self.targetRevision) || (self.targetRevision.matches('^([^{} ]|[{](tenant|environment|cluster|namespace)[}])*$') && !self.targetRevision.contains('${'))",
    message =
        "targetRevision may hold the placeholders {tenant}, {environment}, {cluster} and {namespace}, no other brace and no space",
    fieldPath = ".targetRevision")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApplicationEnvironment(
    @Required @Size(min = 1, max = 20) @Pattern(Bounds.DNS_LABEL) String name,
    @JsonPropertyDescription("Namespace of the environment; its first when absent.")
        @Size(min = 1, max = 63)
        @Pattern(Bounds.DNS_LABEL)
        String namespace,
    @JsonPropertyDescription(
            "Sync on its own; true when absent in unprotected environments, never in protected ones.")
        Boolean autoSync,
    @JsonPropertyDescription("Revision here instead of that of the source.")
        @Size(min = 1, max = 255)
        String targetRevision) {}
