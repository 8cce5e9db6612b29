package io.platformtenant.api.v1alpha1;

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

/** What the platform team promises and permits to the tenants that follow it. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@Kind("PlatformTenantClass")
@Plural("platformtenantclasses")
@ShortNames("ptc")
@ValidationRule(
    value =
        "self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$') && self.metadata.name.size() <= 40",
    message = PlatformTenantClass.NAME)
public final class PlatformTenantClass
    extends CustomResource<PlatformTenantClassSpec, PlatformTenantClassStatus>
    implements PartlyRead {
  public static final String NAME = "the name of a class is a DNS label of at most 40 characters";

  private static final long serialVersionUID = 1L;

  private transient List<Unread> unread = List.of();

  /** What was said last, or a status that says nothing. */
  public PlatformTenantClassStatus lastStatus() {
    return getStatus() == null ? PlatformTenantClassStatus.NONE : getStatus();
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
