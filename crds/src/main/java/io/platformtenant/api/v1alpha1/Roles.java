package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * ClusterRoles behind accounts and people. The operator can hand out only those it holds the verb
 * bind on.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Roles(
    @JsonPropertyDescription(
            "ClusterRoles of the accounts that the engines apply as; those of the chart when absent.")
        AccountRoles accounts,
    @JsonPropertyDescription(
            "ClusterRoles of the groups and people in access, by tier; those of the chart when absent.")
        PeopleRoles people) {
  public static final String STOCK_ROLE =
      "edit, admin, cluster-admin, system:* and the role of the operator itself can not be handed out: others add rights of their own to them";
}
