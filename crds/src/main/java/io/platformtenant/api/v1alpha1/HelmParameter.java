package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A single value of a chart. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HelmParameter(
    @Required @Size(min = 1, max = 253) @Pattern(Bounds.ONE_LINE) String name,
    @Required @Size(max = 1024) String value,
    @JsonPropertyDescription("Always a string, never a number or a bool.") Boolean forceString) {}
