package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** How the health of one kind of custom resource is read, in CEL over the object itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HealthCheckExpr(
    @Required @Size(min = 1, max = 253) @Pattern(Bounds.ONE_LINE) String apiVersion,
    @Required @Size(min = 1, max = 63) @Pattern("^[A-Za-z0-9]+$") String kind,
    @JsonPropertyDescription("True when the object is healthy.")
        @Required
        @Size(min = 1, max = 1024)
        String current,
    @JsonPropertyDescription("True while the object is on its way.") @Size(min = 1, max = 1024)
        String inProgress,
    @JsonPropertyDescription("True when the object has failed.") @Size(min = 1, max = 1024)
        String failed) {}
