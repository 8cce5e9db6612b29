package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.platformtenant.api.schema.ClusterRoleNames;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** ClusterRoles of the accounts that the engines apply as. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AccountRoles(
    @JsonPropertyDescription(
            "ClusterRoles of the account that applies the stages of the class with scope Tenant, in home namespaces; "
                + BuiltIn.HOME_ROLE
                + " when absent.")
        @ClusterRoleNames
        List<String> home,
    @JsonPropertyDescription(
            "ClusterRoles of the account that applies the stages of the cluster, everywhere in it; "
                + BuiltIn.CLUSTER_ROLE
                + " when absent.")
        @ClusterRoleNames
        List<String> cluster,
    @JsonPropertyDescription(
            "ClusterRoles of the account that applies the stages of the class; "
                + BuiltIn.PLATFORM_ROLE
                + " when absent.")
        @ClusterRoleNames
        List<String> platform,
    @JsonPropertyDescription(
            "ClusterRoles of the account that applies the stages of the tenant; "
                + BuiltIn.RECONCILER_ROLE
                + " when absent.")
        @ClusterRoleNames
        List<String> reconciler,
    @JsonPropertyDescription(
            "ClusterRoles of the account Argo CD syncs with; "
                + BuiltIn.DEPLOYER_ROLE
                + " when absent.")
        @ClusterRoleNames
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
