package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;

/** A named link, shown in the Applications of a tenant. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Link(
    @JsonPropertyDescription("What the link leads to, such as Runbook.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern(Bounds.ONE_LINE)
        String name,
    @JsonPropertyDescription("Where the link leads to: an http or https address.")
        @Required
        @Size(max = 512)
        @Pattern("^https?://[^\\s]+$")
        String url) {}
