package io.platformtenant.operator.reconcile.overriding;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.contract.Classes;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.overriding.TenantThen;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.watch.Registry;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The tenants that overrides are for.
 *
 * @param classes all there are, judged
 */
public record OverriddenTenants(Registry registry, Supplier<List<JudgedClass>> classes) {

  /** That of an override at a time, as it is written. */
  public TenantThen of(PlatformTenantOverride override, Instant now) {
    if (!override.unread().isEmpty()) {
      return TenantThen.missing(Reason.InvalidSpec, "It can not be read");
    }
    String name = override.getSpec().tenant();
    return registry
        .tenant(name)
        .map(tenant -> under(tenant, now))
        .orElseGet(
            () ->
                TenantThen.missing(
                    Reason.TenantNotFound, "There is no PlatformTenant \"" + name + "\""));
  }

  private TenantThen under(PlatformTenant tenant, Instant now) {
    String name = tenant.getMetadata().getName();
    if (!tenant.unread().isEmpty()) {
      return TenantThen.missing(
          Reason.InvalidSpec, "PlatformTenant \"" + name + "\" can not be read");
    }
    return switch (Classes.choose(tenant, classes.get())) {
      case ClassChoice.Found(var sound) ->
          TenantThen.of(
              tenant,
              ResolvedTenant.of(tenant, sound.tenantClass()),
              registry.overridesOf(name),
              now);
      case ClassChoice.Broken(var broken) ->
          TenantThen.missing(Reason.ClassNotFound, "Class \"" + broken.name() + "\" is broken");
      case ClassChoice.Missing(var why) -> TenantThen.missing(Reason.ClassNotFound, why);
    };
  }
}
