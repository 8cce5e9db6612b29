package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.Copies;
import io.platformtenant.api.schema.ListMap;
import java.util.List;

/** An environment of an application or a set, and what differs there. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ApplicationEnvironment(
    @JsonPropertyDescription("Name of one of the tenant's environments.")
        @Required
        @Size(min = 1, max = 30)
        @Pattern(Bounds.DNS_LABEL)
        String name,
    @JsonPropertyDescription(
            "Namespace to deliver to, one of that environment; its first when absent.")
        @Size(min = 1, max = 63)
        @Pattern(Bounds.DNS_LABEL)
        String namespace,
    @JsonPropertyDescription(
            "Whether Argo CD syncs on its own; true when absent, false in a protected environment.")
        Boolean autoSync,
    @JsonPropertyDescription("Revision here; that of the source when absent.")
        @Size(min = 1, max = 255)
        @Pattern(Bounds.TEMPLATE_REVISION)
        String targetRevision,
    @JsonPropertyDescription("Directory here; that of the source when absent.")
        @Size(min = 1, max = 512)
        @Pattern(Bounds.TEMPLATE_PATH)
        String path,
    @JsonPropertyDescription(
            "What differs here about each of several sources; nothing when absent.")
        @ListMap("name")
        @Size(max = 8)
        List<SourceOverride> sources,
    @JsonPropertyDescription(
            "Helm settings here, field by field over those of the source; those of the source when absent.")
        Helm helm,
    @JsonPropertyDescription("Kustomize settings here; those of the source when absent.")
        KustomizeImages kustomize) {
  public ApplicationEnvironment {
    sources = Copies.list(sources);
  }
}
