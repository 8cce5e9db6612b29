package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;

/** Which layer of an OCI artifact to take, and what to do with it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LayerSelector(
    @JsonPropertyDescription("Media type of the layer to take; the first layer when absent.")
        @Size(min = 1, max = 255)
        @Pattern(Bounds.ONE_LINE)
        String mediaType,
    @JsonPropertyDescription(
            "Whether the layer is unpacked (extract) or kept as it is (copy); extract when absent.")
        LayerOperation operation) {}
