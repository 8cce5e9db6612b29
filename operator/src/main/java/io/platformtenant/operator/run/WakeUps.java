package io.platformtenant.operator.run;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.metrics.Cause;
import io.platformtenant.operator.metrics.Measures;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.watch.Registry;
import java.util.Collection;
import java.util.function.Consumer;

/** Looks that are taken for another reason than a change of what is looked at. */
final class WakeUps {
  private static final String TENANT = HasMetadata.getKind(PlatformTenant.class);
  private static final String OVERRIDE = HasMetadata.getKind(PlatformTenantOverride.class);
  private static final String CLASS = HasMetadata.getKind(PlatformTenantClass.class);

  private final SimpleInboundEventSource<PlatformTenant> ofTenants =
      new SimpleInboundEventSource<>("wake-ups");
  private final SimpleInboundEventSource<PlatformTenantClass> ofClasses =
      new SimpleInboundEventSource<>("wake-ups");
  private final SimpleInboundEventSource<PlatformTenantOverride> ofOverrides =
      new SimpleInboundEventSource<>("wake-ups");
  private final Registry registry =
      new Registry(this::tenantChanged, this::classChanged, this::overrideChanged);
  private final Measures measures;

  WakeUps(Measures measures) {
    this.measures = measures;
  }

  SimpleInboundEventSource<PlatformTenant> ofTenants() {
    return ofTenants;
  }

  SimpleInboundEventSource<PlatformTenantClass> ofClasses() {
    return ofClasses;
  }

  SimpleInboundEventSource<PlatformTenantOverride> ofOverrides() {
    return ofOverrides;
  }

  /** Whose changes wake others. */
  Registry registry() {
    return registry;
  }

  /** Wakes an owner for a reason. */
  Consumer<Owner> by(Cause cause) {
    return owner -> wake(owner, cause);
  }

  private void wake(Owner owner, Cause cause) {
    if (owner.isOfTenant()) {
      wake(ofTenants, TENANT, owner.name(), cause);
    }
    if (owner.isOfClass()) {
      wake(ofClasses, CLASS, owner.name(), cause);
    }
  }

  /** An engine came or went. */
  void wakeAll() {
    wakeClasses(Cause.ENGINE);
    wakeTenants(registry.tenants(), Cause.ENGINE);
  }

  /** A tenant that came or went may free or take a name, and changes who follows a class. */
  private void tenantChanged(PlatformTenant tenant) {
    if (ofTenants.isRunning()) {
      wakeTenants(registry.inConflict(), Cause.TENANT);
    }
    wakeClasses(Cause.TENANT);
    wakeOverrides(registry.overridesOf(tenant.getMetadata().getName()), Cause.TENANT);
  }

  /** What it opens or shuts is its tenant's to carry out. */
  private void overrideChanged(PlatformTenantOverride override) {
    Registry.tenantOf(override)
        .ifPresent(tenant -> wake(ofTenants, TENANT, tenant, Cause.OVERRIDE));
  }

  /** Which class a tenant follows may change with any class: one of them may be the default. */
  private void classChanged(PlatformTenantClass tenantClass) {
    wakeTenants(registry.tenants(), Cause.CLASS);
    wakeOverrides(registry.overrides(), Cause.CLASS);
  }

  private void wakeOverrides(Collection<PlatformTenantOverride> overrides, Cause cause) {
    overrides.forEach(one -> wake(ofOverrides, OVERRIDE, one.getMetadata().getName(), cause));
  }

  private void wakeTenants(Collection<PlatformTenant> tenants, Cause cause) {
    tenants.forEach(one -> wake(ofTenants, TENANT, one.getMetadata().getName(), cause));
  }

  private void wakeClasses(Cause cause) {
    registry.classes().forEach(one -> wake(ofClasses, CLASS, one.getMetadata().getName(), cause));
  }

  /** Before it runs, everything is looked at anyway. */
  private void wake(SimpleInboundEventSource<?> source, String kind, String name, Cause cause) {
    if (source.isRunning()) {
      measures.caused(kind, name, cause);
      source.propagateEvent(new ResourceID(name));
    }
  }
}
