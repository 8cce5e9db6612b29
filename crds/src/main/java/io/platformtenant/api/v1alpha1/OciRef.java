package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.platformtenant.api.schema.Bounds;

/** What to pull. Flux prefers digest over semver over tag. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OciRef(
    @JsonPropertyDescription(
            "Tag to pull; latest when absent, unless another field of ref says more.")
        @Size(min = 1, max = 128)
        @Pattern(Bounds.REVISION)
        String tag,
    @JsonPropertyDescription(
            "Range of versions whose highest tag is pulled, such as >=1.2.0 <2.0.0, before tag; none when absent.")
        @Size(min = 1, max = 255)
        @Pattern(Bounds.ONE_LINE)
        String semver,
    @JsonPropertyDescription(
            "Digest to pull, sha256: and 64 hex digits, before all others; none when absent.")
        @Size(min = 71, max = 71)
        @Pattern("^sha256:[a-f0-9]{64}$")
        String digest) {}
