package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.platformtenant.api.schema.ClusterRoleNames;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** ClusterRoles of the groups and people in access, by tier. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PeopleRoles(
    @JsonPropertyDescription(
            "ClusterRoles of the tier viewers, in every environment; "
                + BuiltIn.VIEWER_ROLE
                + " when absent.")
        @ClusterRoleNames
        List<String> viewers,
    @JsonPropertyDescription(
            "ClusterRoles of the tier deployers, in unprotected environments; "
                + BuiltIn.VIEWER_ROLE
                + " when absent.")
        @ClusterRoleNames
        List<String> deployers,
    @JsonPropertyDescription(
            "ClusterRoles of the tier approvers, in protected environments; "
                + BuiltIn.VIEWER_ROLE
                + " when absent.")
        @ClusterRoleNames
        List<String> approvers) {
  public static final PeopleRoles NONE = new PeopleRoles(null, null, null);

  public PeopleRoles {
    viewers = Copies.list(viewers);
    deployers = Copies.list(deployers);
    approvers = Copies.list(approvers);
  }
}
