package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How a tenant may end. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Lifecycle(
    @JsonPropertyDescription(
            "Whether the tenant can only be deleted after annotation platformtenant.io/deletion-approved says when that was approved; what the class says when absent, and without it true where an environment is protected.")
        Boolean deletionProtection,
    @JsonPropertyDescription(
            "What goes with the tenant when it is deleted, and what is left; what the class says when absent, and without it all but its environment namespaces goes.")
        DeletionPolicy deletion) {
  public static final Lifecycle NONE = new Lifecycle(null, null);
}
