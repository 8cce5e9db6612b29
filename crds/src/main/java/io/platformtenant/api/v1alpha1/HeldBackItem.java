package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Something that is not carried out as it is written. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeldBackItem(
    @JsonPropertyDescription(
            "What is held back: an application or a set by its name, a field, or everything that the team writes.")
        @Required
        String what,
    @JsonPropertyDescription("Generation of the spec with which it was first held back.")
        Long generation,
    @JsonPropertyDescription("Since when it is held back, a time as RFC 3339 in UTC.")
        String since) {}
