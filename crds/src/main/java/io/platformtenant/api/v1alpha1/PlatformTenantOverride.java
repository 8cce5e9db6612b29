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

/** One thing in one frozen environment that one person lets through for a few hours. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@Kind("PlatformTenantOverride")
@Plural("platformtenantoverrides")
@ShortNames("pto")
@ValidationRule(
    value =
        "self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$') && self.metadata.name.size() <= 63",
    message = PlatformTenantOverride.NAME)
public final class PlatformTenantOverride
    extends CustomResource<PlatformTenantOverrideSpec, PlatformTenantOverrideStatus>
    implements PartlyRead {
  public static final String NAME =
      "the name of an override is a DNS label of at most 63 characters";

  private static final long serialVersionUID = 1L;

  private transient List<Unread> unread = List.of();

  @Override
  @Required
  public PlatformTenantOverrideSpec getSpec() {
    return super.getSpec();
  }

  /** What was said last, or a status that says nothing. */
  public PlatformTenantOverrideStatus lastStatus() {
    return getStatus() == null ? PlatformTenantOverrideStatus.NONE : getStatus();
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
