package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** The first thing that is wrong in an environment. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    @JsonPropertyDescription("Kind of the object that fails, such as Kustomization.") String kind,
    @JsonPropertyDescription(
            "Namespace of the object that fails; empty for one of the whole cluster.")
        String namespace,
    @JsonPropertyDescription("Name of the object that fails.") String name,
    @JsonPropertyDescription(
            "Why it fails, in one word: the engine's own, or the operator's where the object could not be written.")
        String reason,
    @JsonPropertyDescription("What is wrong, in the engine's own words.") @Size(max = 1024)
        String message) {}
