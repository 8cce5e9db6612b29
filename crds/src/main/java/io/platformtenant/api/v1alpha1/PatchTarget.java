package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** What a patch is for. Every field that is said must match. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PatchTarget(
    @Size(max = 253) @Pattern("^[a-z0-9.-]*$") String group,
    @Size(max = 63) @Pattern("^[a-z0-9]*$") String version,
    @Size(max = 63) @Pattern("^[A-Za-z0-9]*$") String kind,
    @JsonPropertyDescription("A regular expression, as kustomize takes it.")
        @Size(max = 253)
        @Pattern(Bounds.ONE_LINE)
        String name,
    @Size(max = 253) @Pattern(Bounds.ONE_LINE) String namespace,
    @Size(max = 512) @Pattern(Bounds.ONE_LINE) String labelSelector,
    @Size(max = 512) @Pattern(Bounds.ONE_LINE) String annotationSelector) {}
