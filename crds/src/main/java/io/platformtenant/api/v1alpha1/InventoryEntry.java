package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Identity of an object that was made for a tenant or a class. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InventoryEntry(
    @JsonPropertyDescription(
            "Cluster the object is in; in-cluster, where the operator runs, when absent.")
        String cluster,
    @Required String group,
    @Required String version,
    @Required String kind,
    String namespace,
    @Required String name) {}
