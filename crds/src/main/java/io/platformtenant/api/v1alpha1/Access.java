package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * Who may look, deploy to unprotected and approve for protected environments: in a tenant, in one
 * environment of it, or in every tenant of a class.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Access(
    @JsonPropertyDescription("Who may look; nobody when absent.") Tier viewers,
    @JsonPropertyDescription(
            "Who may also sync, and run the actions of the class, in unprotected environments; nobody when absent.")
        Tier deployers,
    @JsonPropertyDescription(
            "Who may also sync, and run the actions of the class, in protected environments; nobody when absent.")
        Tier approvers) {}
