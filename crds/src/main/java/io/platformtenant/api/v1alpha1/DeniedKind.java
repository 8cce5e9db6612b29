package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A kind applications can not contain. The core group is the empty string. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeniedKind(
    @JsonPropertyDescription(
            "API group of the kind, * in it standing for any text; empty is the core group.")
        @Required
        @Size(max = 253)
        @Pattern("^([a-z0-9*]([-.a-z0-9*]*[a-z0-9*])?)?$")
        String group,
    @JsonPropertyDescription("Kind that is denied; * is every kind of the group.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern("^([A-Za-z0-9]+|[*])$")
        String kind) {}
