package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** What to pull. Flux prefers digest over semver over tag. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OciRef(
    @Size(min = 1, max = 128) @Pattern(Bounds.REVISION) String tag,
    @Size(min = 1, max = 255) @Pattern(Bounds.ONE_LINE) String semver,
    @Size(min = 71, max = 71) @Pattern("^sha256:[a-f0-9]{64}$") String digest) {}
