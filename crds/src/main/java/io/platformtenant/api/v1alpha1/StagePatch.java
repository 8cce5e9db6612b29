package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A kustomize patch, strategic merge or JSON 6902. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StagePatch(
    @JsonPropertyDescription("The patch as YAML or JSON text.") @Required @Size(min = 1, max = 8192)
        String patch,
    @JsonPropertyDescription("What it is for; needed by a JSON 6902 patch.") PatchTarget target) {}
