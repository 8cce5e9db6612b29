package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.ClassDelivery;
import io.platformtenant.api.v1alpha1.EngineNamespace;
import io.platformtenant.api.v1alpha1.GatePolicy;
import io.platformtenant.api.v1alpha1.NamespaceProfile;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.api.v1alpha1.PodSecurity;
import io.platformtenant.api.v1alpha1.Roles;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A class with what is built in where it says nothing. */
public record ClassDefaults(
    String argocdNamespace,
    String fluxNamespace,
    String homeNamespace,
    Roles roles,
    ClassDelivery delivery,
    List<NamespaceProfile> profiles) {
  private static final List<String> VIEWER = List.of("platform-tenant-viewer");
  private static final NamespaceProfile DEFAULT_PROFILE =
      new NamespaceProfile("default", PodSecurity.restricted, Map.of(), Map.of(), null, null, null);

  public static ClassDefaults of(PlatformTenantClass tenantClass) {
    PlatformTenantClassSpec spec = tenantClass.getSpec();
    return new ClassDefaults(
        engine(spec.argocd(), "argocd"),
        engine(spec.flux(), "flux-system"),
        Optional.ofNullable(spec.homeNamespace()).orElse("tenant-{tenant}"),
        roles(spec.roles()),
        Optional.ofNullable(spec.delivery())
            .orElse(new ClassDelivery(null, null, List.of(), List.of())),
        spec.namespaceProfiles().isEmpty() ? List.of(DEFAULT_PROFILE) : spec.namespaceProfiles());
  }

  public String homeNamespaceOf(String tenant) {
    return homeNamespace.replace("{tenant}", tenant);
  }

  public GatePolicy gate() {
    return delivery.gate() == null ? GatePolicy.Ready : delivery.gate();
  }

  /** The profile of this name; absent means {@code default}. */
  public Optional<NamespaceProfile> profile(String name) {
    String wanted = name == null ? DEFAULT_PROFILE.name() : name;
    return profiles.stream().filter(p -> p.name().equals(wanted)).findFirst();
  }

  private static String engine(EngineNamespace engine, String builtIn) {
    return engine == null || engine.namespace() == null ? builtIn : engine.namespace();
  }

  private static Roles roles(Roles said) {
    Roles roles = said == null ? new Roles(null, null, null, null, null, null, null, null) : said;
    return new Roles(
        orElse(roles.home(), List.of("platform-tenant-home")),
        orElse(roles.cluster(), List.of("platform-tenant-cluster")),
        orElse(roles.platform(), List.of("platform-tenant-platform")),
        orElse(roles.reconciler(), List.of("platform-tenant-reconciler")),
        orElse(roles.deployer(), List.of("platform-tenant-deployer")),
        orElse(roles.viewers(), VIEWER),
        orElse(roles.deployers(), VIEWER),
        orElse(roles.approvers(), VIEWER));
  }

  private static List<String> orElse(List<String> said, List<String> builtIn) {
    return said.isEmpty() ? builtIn : said;
  }
}
