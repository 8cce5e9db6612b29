package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;

/** A Kustomization that somebody else made and keeps. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExistingKustomization(
    @JsonPropertyDescription(
            "Namespace it is in: no home namespace, and none that begins with platform-.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern(Bounds.DNS_LABEL)
        String namespace,
    @JsonPropertyDescription("Name it has there, such as infrastructure.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern("^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$")
        String name) {}
