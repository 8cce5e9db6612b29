package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Identity of an object that was made for a tenant or a class. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InventoryEntry(
    @JsonPropertyDescription(
            "Cluster the object is in; in-cluster when absent, where the operator runs.")
        String cluster,
    @JsonPropertyDescription("API group of the object; empty for the core group.") @Required
        String group,
    @JsonPropertyDescription("API version the object was written with, such as v1.") @Required
        String version,
    @JsonPropertyDescription("Kind of the object, such as Kustomization.") @Required String kind,
    @JsonPropertyDescription("Namespace of the object; empty for one of the whole cluster.")
        String namespace,
    @JsonPropertyDescription("Name of the object in its namespace.") @Required String name) {}
