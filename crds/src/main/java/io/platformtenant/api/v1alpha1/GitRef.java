package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;

/** What to check out. Flux prefers commit over name over semver over tag over branch. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GitRef(
    @JsonPropertyDescription(
            "Branch to follow; master when absent, unless another field of ref says more.")
        @Size(min = 1, max = 255)
        @Pattern(Bounds.REVISION)
        String branch,
    @JsonPropertyDescription("Tag to check out, before branch; none when absent.")
        @Size(min = 1, max = 255)
        @Pattern(Bounds.REVISION)
        String tag,
    @JsonPropertyDescription(
            "Range of versions whose highest tag is taken, such as >=1.2.0 <2.0.0, before tag; none when absent.")
        @Size(min = 1, max = 255)
        @Pattern(Bounds.ONE_LINE)
        String semver,
    @JsonPropertyDescription(
            "SHA of the commit to check out, 40 or 64 hex digits, before all others; none when absent.")
        @Size(min = 40, max = 64)
        @Pattern("^[a-f0-9]+$")
        String commit,
    @JsonPropertyDescription(
            "Full name of a reference, such as refs/heads/main, before semver; none when absent.")
        @Size(min = 1, max = 255)
        @Pattern("^refs/[^\\s{}$]+$")
        String name) {}
