package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How a tenant begins where something is already, and how it may end. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Lifecycle(
    @JsonPropertyDescription(
            "Whether the tenant can only be deleted after annotation platformtenant.io/deletion-approved says when that was approved; what the class says when absent, and without it true where an environment is protected.")
        Boolean deletionProtection,
    @JsonPropertyDescription(
            "What goes with the tenant when it is deleted, and what is left; what the class says when absent, and without it all but its environment namespaces goes.")
        DeletionPolicy deletion,
    @JsonPropertyDescription(
            "What becomes of objects that are there already and are not the tenant's: none is taken but namespaces that are handed over (Fail), none is touched and status.adoption says how they differ (Observe), or those that annotation platformtenant.io/adopt hands over are taken, once status.adoption has said what that does (Adopt); what the class says when absent, and without it Fail.")
        Adoption adoption) {
  public static final Lifecycle NONE = new Lifecycle(null, null, null);
}
