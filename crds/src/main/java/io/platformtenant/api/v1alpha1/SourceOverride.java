package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** What differs about one of several sources in an environment. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceOverride(
    @JsonPropertyDescription("Name of the source.")
        @Required
        @Size(min = 1, max = 30)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @Size(min = 1, max = 255) @Pattern(Bounds.TEMPLATE_REVISION) String targetRevision,
    @Size(min = 1, max = 512) @Pattern(Bounds.TEMPLATE_PATH) String path,
    Helm helm,
    KustomizeImages kustomize) {}
