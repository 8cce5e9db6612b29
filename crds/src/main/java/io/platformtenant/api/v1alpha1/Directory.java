package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;

/** How a folder of plain manifests is read. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Directory(
    @JsonPropertyDescription("Whether subfolders are read too; false when absent.") Boolean recurse,
    @JsonPropertyDescription("Glob of the files to read; all when absent.")
        @Size(min = 1, max = 256)
        @Pattern(Bounds.REVISION_OR_GLOB)
        String include,
    @JsonPropertyDescription("Glob of files to leave out; none when absent.")
        @Size(min = 1, max = 256)
        @Pattern(Bounds.REVISION_OR_GLOB)
        String exclude) {}
