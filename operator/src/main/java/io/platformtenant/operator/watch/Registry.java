package io.platformtenant.operator.watch;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.api.v1alpha1.PlatformTenantOverrideSpec;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.model.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All tenants and all classes, whatever the selector of this operator says: names, namespaces and
 * the use of classes are judged over all of them.
 */
public final class Registry {
  private final ResourceStore<PlatformTenant> tenants;
  private final ResourceStore<PlatformTenantClass> classes;
  private final ResourceStore<PlatformTenantOverride> overrides;
  private volatile Indexed indexed = new Indexed(-1, Tenants.of(List.of()));

  /** All tenants at one version of their store. */
  private record Indexed(long version, Tenants tenants) {}

  /**
   * @param tenantChanged told of every tenant that came, went, got another spec, or left a class
   * @param classChanged told of every class that came, went or changed
   * @param overrideChanged told of every override that came, went, was signed, or opens something
   */
  public Registry(
      Consumer<PlatformTenant> tenantChanged,
      Consumer<PlatformTenantClass> classChanged,
      Consumer<PlatformTenantOverride> overrideChanged) {
    tenants = new ResourceStore<>(tenantChanged, Registry::classNoted);
    classes = new ResourceStore<>(classChanged, c -> "");
    overrides = new ResourceStore<>(overrideChanged, o -> o.lastStatus().openedAt());
  }

  /** What the watch of tenants fills. */
  public ResourceStore<PlatformTenant> tenantStore() {
    return tenants;
  }

  /** What the watch of classes fills. */
  public ResourceStore<PlatformTenantClass> classStore() {
    return classes;
  }

  /** What the watch of overrides fills. */
  public ResourceStore<PlatformTenantOverride> overrideStore() {
    return overrides;
  }

  public List<PlatformTenant> tenants() {
    return tenants.all();
  }

  public Optional<PlatformTenant> tenant(String name) {
    return Optional.ofNullable(tenants.get(name));
  }

  public List<PlatformTenantOverride> overrides() {
    return overrides.all();
  }

  /** Those that name a tenant; a few at the most, for they are deleted an hour after their end. */
  public List<PlatformTenantOverride> overridesOf(String tenant) {
    return overrides.values().filter(o -> tenantOf(o).filter(tenant::equals).isPresent()).toList();
  }

  /** None where that can not be read. */
  public static Optional<String> tenantOf(PlatformTenantOverride override) {
    return Optional.ofNullable(override.getSpec()).map(PlatformTenantOverrideSpec::tenant);
  }

  /** The same, with what rules look up in it: one index for all looks until a tenant changes. */
  public Tenants indexedTenants() {
    long version = tenants.version();
    Indexed last = indexed;
    if (last.version() == version) {
      return last.tenants();
    }
    var fresh = new Indexed(version, Tenants.of(tenants.all()));
    indexed = fresh;
    return fresh.tenants();
  }

  public List<PlatformTenantClass> classes() {
    return classes.all();
  }

  /** Tenants that wait for a name another tenant has. */
  public List<PlatformTenant> inConflict() {
    return tenants
        .values()
        .filter(t -> t.getStatus() != null)
        .filter(
            t ->
                t.getStatus().conditions().stream()
                    .anyMatch(c -> c.reason().equals(Reason.NameConflict.name())))
        .toList();
  }

  /** A tenant has left its class when its status says so, not when its spec does. */
  private static String classNoted(PlatformTenant tenant) {
    return tenant.getStatus() == null ? null : tenant.getStatus().className();
  }
}
