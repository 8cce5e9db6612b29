package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;

/** Identity of an object made for a tenant. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InventoryEntry(
    @Required String group,
    @Required String version,
    @Required String kind,
    String namespace,
    @Required String name) {}
