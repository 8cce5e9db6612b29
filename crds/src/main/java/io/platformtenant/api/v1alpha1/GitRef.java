package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** What to check out. Flux prefers commit over name over semver over tag over branch. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GitRef(
    @Size(min = 1, max = 255) @Pattern(Bounds.REVISION) String branch,
    @Size(min = 1, max = 255) @Pattern(Bounds.REVISION) String tag,
    @Size(min = 1, max = 255) @Pattern(Bounds.ONE_LINE) String semver,
    @Size(min = 40, max = 64) @Pattern("^[a-f0-9]+$") String commit,
    @Size(min = 1, max = 255) @Pattern("^refs/[^\\s{}$]+$") String name) {}
