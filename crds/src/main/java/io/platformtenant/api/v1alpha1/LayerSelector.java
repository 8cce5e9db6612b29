package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** Which layer of an OCI artifact to take, and what to do with it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LayerSelector(
    @Size(min = 1, max = 255) @Pattern(Bounds.ONE_LINE) String mediaType,
    LayerOperation operation) {}
