package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;

/** A single value of a chart. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HelmParameter(
    @JsonPropertyDescription("Name of the value, such as image.tag.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern(Bounds.ONE_LINE)
        String name,
    @JsonPropertyDescription("What the value is set to.") @Required @Size(max = 1024) String value,
    @JsonPropertyDescription(
            "Whether it stays a text even where it looks like a number or a bool; false when absent.")
        Boolean forceString) {}
