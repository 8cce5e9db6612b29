package io.platformtenant.api.v1alpha1;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.platformtenant.api.schema.PartlyRead;
import io.platformtenant.api.schema.Unread;
import java.util.List;

/** One tenant of the platform: the contract that both planes are generated from. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@Kind("PlatformTenant")
@Plural("platformtenants")
@ShortNames("pt")
@ValidationRule(
    value =
        "self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$') && self.metadata.name.size() <= 30",
    message = PlatformTenant.NAME)
@ValidationRule(
    value =
        "!(self.metadata.name in ['default', 'argocd', 'flux-system', 'platform', 'kube']) && !self.metadata.name.startsWith('kube-') && !self.metadata.name.startsWith('platform-')",
    message = PlatformTenant.RESERVED_NAME)
@ValidationRule(
    value =
        "!has(self.spec.delivery) || !has(self.spec.delivery.applications) || self.spec.delivery.applications.all(a, self.spec.environments.all(e, (has(a.environments) && !a.environments.exists(r, r.name == e.name)) || self.metadata.name.size() + a.name.size() + e.name.size() + 2 <= 53))",
    message = PlatformTenant.APPLICATION_NAME_LENGTH,
    fieldPath = ".spec.delivery.applications")
@ValidationRule(
    value =
        "!has(self.spec.delivery) || !has(self.spec.delivery.applicationSets) || self.spec.delivery.applicationSets.all(a, self.spec.environments.all(e, (has(a.environments) && !a.environments.exists(r, r.name == e.name)) || self.metadata.name.size() + a.name.size() + e.name.size() + 2 <= 53))",
    message = PlatformTenant.SET_NAME_LENGTH,
    fieldPath = ".spec.delivery.applicationSets")
public final class PlatformTenant extends CustomResource<PlatformTenantSpec, PlatformTenantStatus>
    implements PartlyRead {
  public static final String NAME =
      "the name of a tenant is a DNS label of at most 30 characters: it becomes part of every name made for it";

  public static final String RESERVED_NAME =
      "default, argocd, flux-system, kube-*, platform and platform-* are names of the platform and can not be a tenant's";

  public static final String APPLICATION_NAME_LENGTH =
      "<tenant>-<application>-<environment> is the name of the Application and can have at most 53 characters";

  public static final String SET_NAME_LENGTH =
      "<tenant>-<set>-<environment> is the name of the ApplicationSet and can have at most 53 characters";

  private static final long serialVersionUID = 1L;

  private transient List<Unread> unread = List.of();

  @Override
  @Required
  public PlatformTenantSpec getSpec() {
    return super.getSpec();
  }

  /** What was said last, or a status that says nothing. */
  public PlatformTenantStatus lastStatus() {
    return getStatus() == null ? PlatformTenantStatus.NONE : getStatus();
  }

  @Override
  public List<Unread> unread() {
    return unread;
  }

  @Override
  public void lacks(List<Unread> parts) {
    unread = List.copyOf(parts);
  }
}
