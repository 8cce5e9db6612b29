package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * ClusterRoles behind accounts and tiers. The operator can hand out only those it holds the verb
 * bind on.
 */
@ValidationRule(
    value =
        "!has(self.home) || self.home.all(r, !(r in ['edit', 'admin', 'cluster-admin', 'platform-tenant-operator']) && !r.startsWith('system:'))",
    message =
        "edit, admin, cluster-admin, system:* and the role of the operator itself can not be handed out: others add rights of their own to them",
    fieldPath = ".home")
@ValidationRule(
    value =
        "!has(self.cluster) || self.cluster.all(r, !(r in ['edit', 'admin', 'cluster-admin', 'platform-tenant-operator']) && !r.startsWith('system:'))",
    message =
        "edit, admin, cluster-admin, system:* and the role of the operator itself can not be handed out: others add rights of their own to them",
    fieldPath = ".cluster")
@ValidationRule(
    value =
        "!has(self.platform) || self.platform.all(r, !(r in ['edit', 'admin', 'cluster-admin', 'platform-tenant-operator']) && !r.startsWith('system:'))",
    message =
        "edit, admin, cluster-admin, system:* and the role of the operator itself can not be handed out: others add rights of their own to them",
    fieldPath = ".platform")
@ValidationRule(
    value =
        "!has(self.reconciler) || self.reconciler.all(r, !(r in ['edit', 'admin', 'cluster-admin', 'platform-tenant-operator']) && !r.startsWith('system:'))",
    message =
        "edit, admin, cluster-admin, system:* and the role of the operator itself can not be handed out: others add rights of their own to them",
    fieldPath = ".reconciler")
@ValidationRule(
    value =
        "!has(self.deployer) || self.deployer.all(r, !(r in ['edit', 'admin', 'cluster-admin', 'platform-tenant-operator']) && !r.startsWith('system:'))",
    message =
        "edit, admin, cluster-admin, system:* and the role of the operator itself can not be handed out: others add rights of their own to them",
    fieldPath = ".deployer")
@ValidationRule(
    value =
        "!has(self.viewers) || self.viewers.all(r, !(r in ['edit', 'admin', 'cluster-admin', 'platform-tenant-operator']) && !r.startsWith('system:'))",
    message =
        "edit, admin, cluster-admin, system:* and the role of the operator itself can not be handed out: others add rights of their own to them",
    fieldPath = ".viewers")
@ValidationRule(
    value =
        "!has(self.deployers) || self.deployers.all(r, !(r in ['edit', 'admin', 'cluster-admin', 'platform-tenant-operator']) && !r.startsWith('system:'))",
    message =
        "edit, admin, cluster-admin, system:* and the role of the operator itself can not be handed out: others add rights of their own to them",
    fieldPath = ".deployers")
@ValidationRule(
    value =
        "!has(self.approvers) || self.approvers.all(r, !(r in ['edit', 'admin', 'cluster-admin', 'platform-tenant-operator']) && !r.startsWith('system:'))",
    message =
        "edit, admin, cluster-admin, system:* and the role of the operator itself can not be handed out: others add rights of their own to them",
    fieldPath = ".approvers")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Roles(
    @JsonPropertyDescription(
            "Of the account that applies the stages of the class with scope Tenant, in home namespaces.")
        @Size(max = 8)
        List<@Size(min = 1, max = 63) @Pattern("^[a-z0-9]([-.:a-z0-9]*[a-z0-9])?$") String> home,
    @JsonPropertyDescription("Of the account that applies the stages of the cluster.")
        @Size(max = 8)
        List<@Size(min = 1, max = 63) @Pattern("^[a-z0-9]([-.:a-z0-9]*[a-z0-9])?$") String> cluster,
    @JsonPropertyDescription("Of the account that applies the stages of the class.") @Size(max = 8)
        List<@Size(min = 1, max = 63) @Pattern("^[a-z0-9]([-.:a-z0-9]*[a-z0-9])?$") String>
            platform,
    @JsonPropertyDescription("Of the account that applies the stages of the tenant.") @Size(max = 8)
        List<@Size(min = 1, max = 63) @Pattern("^[a-z0-9]([-.:a-z0-9]*[a-z0-9])?$") String>
            reconciler,
    @JsonPropertyDescription("Of the account Argo CD syncs with.") @Size(max = 8)
        List<@Size(min = 1, max = 63) @Pattern("^[a-z0-9]([-.:a-z0-9]*[a-z0-9])?$") String>
            deployer,
    @JsonPropertyDescription("Of the tier viewers.") @Size(max = 8)
        List<@Size(min = 1, max = 63) @Pattern("^[a-z0-9]([-.:a-z0-9]*[a-z0-9])?$") String> viewers,
    @JsonPropertyDescription("Of the tier deployers, in unprotected environments.") @Size(max = 8)
        List<@Size(min = 1, max = 63) @Pattern("^[a-z0-9]([-.:a-z0-9]*[a-z0-9])?$") String>
            deployers,
    @JsonPropertyDescription("Of the tier approvers, in protected environments.") @Size(max = 8)
        List<@Size(min = 1, max = 63) @Pattern("^[a-z0-9]([-.:a-z0-9]*[a-z0-9])?$") String>
            approvers) {
  public Roles {
    home = Copies.list(home);
    cluster = Copies.list(cluster);
    platform = Copies.list(platform);
    reconciler = Copies.list(reconciler);
    deployer = Copies.list(deployer);
    viewers = Copies.list(viewers);
    deployers = Copies.list(deployers);
    approvers = Copies.list(approvers);
  }
}
