package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** ClusterRoles of the groups in access, by tier. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PeopleRoles(
    @JsonPropertyDescription("Of the tier viewers.") @ClusterRoleNames List<String> viewers,
    @JsonPropertyDescription("Of the tier deployers, in unprotected environments.")
        @ClusterRoleNames
        List<String> deployers,
    @JsonPropertyDescription("Of the tier approvers, in protected environments.") @ClusterRoleNames
        List<String> approvers) {
  public static final PeopleRoles NONE = new PeopleRoles(null, null, null);

  public PeopleRoles {
    viewers = Copies.list(viewers);
    deployers = Copies.list(deployers);
    approvers = Copies.list(approvers);
  }
}
