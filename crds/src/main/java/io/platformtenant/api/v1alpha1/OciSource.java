package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** An OCI artifact as Flux reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OciSource(
    @JsonPropertyDescription("Address of the artifact, beginning with oci:// and without a tag.")
        @Required
        @Size(min = 7, max = 512)
        @Pattern("^oci://[^\\s]+$")
        String url,
    @JsonPropertyDescription("What to pull; the tag latest when absent.") OciRef ref,
    @JsonPropertyDescription("Which layer to take, and how; the first, unpacked, when absent.")
        LayerSelector layerSelector,
    @JsonPropertyDescription(
            "Whether the registry is asked without TLS; false when absent. Needs guardrails.insecure of the class.")
        Boolean insecure) {}
