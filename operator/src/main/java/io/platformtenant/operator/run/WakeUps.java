package io.platformtenant.operator.run;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.watch.Registry;
import java.util.Collection;

/** Looks that are taken for another reason than a change of what is looked at. */
final class WakeUps {
  private final SimpleInboundEventSource<PlatformTenant> ofTenants =
      new SimpleInboundEventSource<>("wake-ups");
  private final SimpleInboundEventSource<PlatformTenantClass> ofClasses =
      new SimpleInboundEventSource<>("wake-ups");
  private final Registry registry = new Registry(this::tenantChanged, this::classChanged);

  SimpleInboundEventSource<PlatformTenant> ofTenants() {
    return ofTenants;
  }

  SimpleInboundEventSource<PlatformTenantClass> ofClasses() {
    return ofClasses;
  }

  /** Whose changes wake others. */
  Registry registry() {
    return registry;
  }

  void wake(Owner owner) {
    if (owner.isOfTenant()) {
      wake(ofTenants, owner.name());
    }
    if (owner.isOfClass()) {
      wake(ofClasses, owner.name());
    }
  }

  void wakeAll() {
    wake(ofClasses, registry.classes());
    wake(ofTenants, registry.tenants());
  }

  /** A tenant that came or went may free or take a name, and changes who follows a class. */
  private void tenantChanged(PlatformTenant tenant) {
    if (ofTenants.isRunning()) {
      wake(ofTenants, registry.inConflict());
    }
    wake(ofClasses, registry.classes());
  }

  /** Which class a tenant follows may change with any class: one of them may be the default. */
  private void classChanged(PlatformTenantClass tenantClass) {
    wake(ofTenants, registry.tenants());
  }

  private static void wake(
      SimpleInboundEventSource<?> source, Collection<? extends HasMetadata> all) {
    all.forEach(one -> wake(source, one.getMetadata().getName()));
  }

  /** Before it runs, everything is looked at anyway. */
  private static void wake(SimpleInboundEventSource<?> source, String name) {
    if (source.isRunning()) {
      source.propagateEvent(new ResourceID(name));
    }
  }
}
