package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The policy that holds, whoever says so. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EffectiveDeletionPolicy(
    @JsonPropertyDescription(
            "Whether what Argo CD delivered goes with its Applications or is left running.")
        PlaneDeletion delivery,
    @JsonPropertyDescription(
            "Whether what Flux applied goes with its stages or is left as it is, the home namespace with it.")
        PlaneDeletion bootstrap,
    @JsonPropertyDescription(
            "Whether environment namespaces that were made for the tenant go with all that is in them or stay without its marks.")
        NamespaceDeletion namespaces) {}
