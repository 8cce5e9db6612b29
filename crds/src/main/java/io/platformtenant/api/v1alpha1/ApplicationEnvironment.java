package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** An environment of an application or a set, and what differs there. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ApplicationEnvironment(
    @Required @Size(min = 1, max = 20) @Pattern(Bounds.DNS_LABEL) String name,
    @JsonPropertyDescription("Namespace of the environment; its first when absent.")
        @Size(min = 1, max = 63)
        @Pattern(Bounds.DNS_LABEL)
        String namespace,
    @JsonPropertyDescription(
            "Sync on its own; true when absent in unprotected environments, never in protected ones.")
        Boolean autoSync,
    @JsonPropertyDescription("Revision here instead of that of the source.")
        @Size(min = 1, max = 255)
        @Pattern(Bounds.TEMPLATE_REVISION)
        String targetRevision,
    @JsonPropertyDescription("Path here instead of that of the source.")
        @Size(min = 1, max = 512)
        @Pattern(Bounds.TEMPLATE_PATH)
        String path,
    @JsonPropertyDescription("What differs about each of several sources.")
        @ListMap("name")
        @Size(max = 8)
        List<SourceOverride> sources,
    @JsonPropertyDescription("Helm settings here, field by field over those of the source.")
        Helm helm,
    @JsonPropertyDescription("Images here instead of those of the source.")
        KustomizeImages kustomize) {
  public ApplicationEnvironment {
    sources = Copies.list(sources);
  }
}
