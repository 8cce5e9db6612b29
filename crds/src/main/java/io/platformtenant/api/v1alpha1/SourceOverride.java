package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;

/** What differs about one of several sources in an environment. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceOverride(
    @JsonPropertyDescription("Name of one of the sources.")
        @Required
        @Size(min = 1, max = 30)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription("Revision here; that of the source when absent.")
        @Size(min = 1, max = 255)
        @Pattern(Bounds.TEMPLATE_REVISION)
        String targetRevision,
    @JsonPropertyDescription("Directory here; that of the source when absent.")
        @Size(min = 1, max = 512)
        @Pattern(Bounds.TEMPLATE_PATH)
        String path,
    @JsonPropertyDescription(
            "Helm settings here, field by field over those of the source; those of the source when absent.")
        Helm helm,
    @JsonPropertyDescription("Kustomize settings here; those of the source when absent.")
        KustomizeImages kustomize) {}
