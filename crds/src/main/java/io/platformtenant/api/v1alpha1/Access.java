package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Who may look, deploy to unprotected and approve for protected environments. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Access(
    @JsonPropertyDescription("May look everywhere.") Tier viewers,
    @JsonPropertyDescription("May also sync in unprotected environments.") Tier deployers,
    @JsonPropertyDescription("May also sync in protected environments.") Tier approvers) {}
