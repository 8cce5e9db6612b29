package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** How a folder of plain manifests is read. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Directory(
    Boolean recurse,
    @Size(min = 1, max = 256) @Pattern(Bounds.REVISION_OR_GLOB) String include,
    @Size(min = 1, max = 256) @Pattern(Bounds.REVISION_OR_GLOB) String exclude) {}
