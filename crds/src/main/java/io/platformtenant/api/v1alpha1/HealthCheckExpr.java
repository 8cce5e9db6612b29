package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;

/** How the health of one kind of custom resource is read, in CEL over the object itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HealthCheckExpr(
    @JsonPropertyDescription("API version of the objects, such as example.com/v1.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern(Bounds.ONE_LINE)
        String apiVersion,
    @JsonPropertyDescription("Kind of the objects that are judged so.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern("^[A-Za-z0-9]+$")
        String kind,
    @JsonPropertyDescription("CEL over the object, true when it is healthy.")
        @Required
        @Size(min = 1, max = 1024)
        String current,
    @JsonPropertyDescription("CEL over the object, true while it is on its way; never when absent.")
        @Size(min = 1, max = 1024)
        String inProgress,
    @JsonPropertyDescription("CEL over the object, true when it has failed; never when absent.")
        @Size(min = 1, max = 1024)
        String failed) {}
