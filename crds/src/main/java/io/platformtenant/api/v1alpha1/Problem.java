package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;

/** The first thing that is wrong in an environment. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String kind, String namespace, String name, String reason, @Size(max = 1024) String message) {}
