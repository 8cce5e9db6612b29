package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Who may look, deploy to unprotected and approve for protected environments. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Access(
    @JsonPropertyDescription("Who may look, everywhere; nobody when absent.") Tier viewers,
    @JsonPropertyDescription(
            "Who may also sync, and restart workloads, in unprotected environments; nobody when absent.")
        Tier deployers,
    @JsonPropertyDescription("Who may also sync in protected environments; nobody when absent.")
        Tier approvers) {}
