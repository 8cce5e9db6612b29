package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** ClusterRoles of the accounts that the engines apply as. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AccountRoles(
    @JsonPropertyDescription(
            "Of the account that applies the stages of the class with scope Tenant, in home namespaces.")
        @ClusterRoleNames
        List<String> home,
    @JsonPropertyDescription("Of the account that applies the stages of the cluster.")
        @ClusterRoleNames
        List<String> cluster,
    @JsonPropertyDescription("Of the account that applies the stages of the class.")
        @ClusterRoleNames
        List<String> platform,
    @JsonPropertyDescription("Of the account that applies the stages of the tenant.")
        @ClusterRoleNames
        List<String> reconciler,
    @JsonPropertyDescription("Of the account Argo CD syncs with.") @ClusterRoleNames
        List<String> deployer) {
  public static final AccountRoles NONE = new AccountRoles(null, null, null, null, null);

  public AccountRoles {
    home = Copies.list(home);
    cluster = Copies.list(cluster);
    platform = Copies.list(platform);
    reconciler = Copies.list(reconciler);
    deployer = Copies.list(deployer);
  }
}
