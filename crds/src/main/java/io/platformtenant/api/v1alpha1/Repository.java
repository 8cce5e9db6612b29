package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;

/** A repository an AppProject allows. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Repository(
    @JsonPropertyDescription("Address of the repository; literal, without patterns.")
        @Required
        @Size(min = 1, max = 512)
        @Pattern(Bounds.REPOSITORY)
        String url) {}
