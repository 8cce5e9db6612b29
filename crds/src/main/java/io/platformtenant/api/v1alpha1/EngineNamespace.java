package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** The namespace an engine lives in. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EngineNamespace(
    @Size(min = 1, max = 63) @Pattern(Bounds.DNS_LABEL) String namespace) {}
