package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;

/** The namespace an engine lives in. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EngineNamespace(
    @JsonPropertyDescription(
            "Namespace the engine lives in; "
                + BuiltIn.ARGOCD_NAMESPACE
                + " for Argo CD and "
                + BuiltIn.FLUX_NAMESPACE
                + " for Flux when absent. Never changes.")
        @Size(min = 1, max = 63)
        @Pattern(Bounds.DNS_LABEL)
        String namespace) {}
