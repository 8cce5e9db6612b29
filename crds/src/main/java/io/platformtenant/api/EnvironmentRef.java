package io.platformtenant.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Names an environment of the tenant. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnvironmentRef(
    @Required @Size(min = 1, max = 20) @Pattern(Bounds.DNS_LABEL) String name) {}
