package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A kustomize patch, strategic merge or JSON 6902. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StagePatch(
    @JsonPropertyDescription(
            "The patch as YAML or JSON: a part of the object, or a list of operations (JSON 6902).")
        @Required
        @Size(min = 1, max = 8192)
        String patch,
    @JsonPropertyDescription(
            "What the patch is for; the object that the patch names when absent. A list of operations needs one.")
        PatchTarget target) {}
