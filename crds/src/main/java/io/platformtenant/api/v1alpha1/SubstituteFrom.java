package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Where variables come from: an object in the namespace of the Kustomization. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubstituteFrom(
    @JsonPropertyDescription("Whether it is a Secret or a ConfigMap.") @Required
        SubstituteKind kind,
    @JsonPropertyDescription(
            "Name of the object: platform-* where a class names it, never so where a tenant does.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern("^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$")
        String name,
    @JsonPropertyDescription("Whether the stage may go on without it; false when absent.")
        Boolean optional) {}
