package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;

/** Names a Secret in the namespace of the object that refers to it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecretRef(
    @JsonPropertyDescription(
            "Name of the Secret: platform-* where a class names it, never so where a tenant does.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern(Bounds.DNS_LABEL)
        String name) {}
