package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** What Ready said at one time, or what somebody let through. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(
    @JsonPropertyDescription("When it began to be so, a time as RFC 3339 in UTC.") @Required
        String since,
    @JsonPropertyDescription("Generation of the spec that it was about.") Long generation,
    @JsonPropertyDescription("Status of Ready: True, False, or Unknown.") @Required String ready,
    @JsonPropertyDescription("Why it was so, in the one word of its reason.") @Required
        String reason,
    @JsonPropertyDescription(
            "Message of Ready, or of Overridden, when it began, cut to 256 characters.")
        @Required
        String message) {}
