package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that no tenant may use, whatever a class says. */
public final class ReservedNames {
  private static final Set<String> TENANTS =
      Set.of("default", "argocd", "flux-system", "platform", "kube");

  private ReservedNames() {}

  public static boolean isReservedTenant(String name) {
    return TENANTS.contains(name) || name.startsWith("kube-") || name.startsWith("platform-");
  }

  public static boolean isReservedEnvironment(String name) {
    return name.startsWith("cluster") || name.startsWith("platform");
  }

  /** Whether a source or a stage of a tenant would have a name that is kept for the platform. */
  public static boolean isPlatform(String name) {
    return name.equals("platform") || isOfClass(name);
  }

  /** Whether a source, stage, Secret or namespace is a class's by its name: all are named so. */
  public static boolean isOfClass(String name) {
    return name.startsWith("platform-");
  }

  /** Whose a namespace is, when it can be nobody's environment. */
  public static Optional<String> ownerOfNamespace(
      String namespace, String operatorNamespace, List<PlatformTenantClass> classes) {
    return ownerOfHome(namespace, operatorNamespace, classes)
        .or(() -> classes.stream().flatMap(c -> homeOwner(namespace, c).stream()).findFirst());
  }

  /** Whose a namespace is, when it can be nobody's home. */
  public static Optional<String> ownerOfHome(
      String namespace, String operatorNamespace, List<PlatformTenantClass> classes) {
    if (namespace.equals("default") || namespace.equals("kube") || namespace.startsWith("kube-")) {
      return Optional.of("the cluster");
    }
    if (namespace.equals(operatorNamespace)) {
      return Optional.of("the operator");
    }
    return classes.stream().flatMap(c -> platformOwner(namespace, c).stream()).findFirst();
  }

  private static Optional<String> platformOwner(String namespace, PlatformTenantClass tenantClass) {
    var defaults = ClassDefaults.of(tenantClass);
    if (namespace.equals(defaults.argocdNamespace())) {
      return Optional.of("Argo CD");
    }
    if (namespace.equals(defaults.fluxNamespace())) {
      return Optional.of("Flux");
    }
    return namespace.equals(ClusterStages.namespaceOf(tenantClass.getMetadata().getName()))
        ? Optional.of("class \"" + tenantClass.getMetadata().getName() + "\"")
        : Optional.empty();
  }

  private static Optional<String> homeOwner(String namespace, PlatformTenantClass tenantClass) {
    return isHome(namespace, ClassDefaults.of(tenantClass).homeNamespace())
        ? Optional.of(
            "the home namespaces of class \"" + tenantClass.getMetadata().getName() + "\"")
        : Optional.empty();
  }

  /** Whether a pattern of home namespaces can give this name to some tenant. */
  public static boolean isHome(String namespace, String pattern) {
    int at = pattern.indexOf("{tenant}");
    String before = pattern.substring(0, at);
    String after = pattern.substring(at + "{tenant}".length());
    return Pattern.matches(
        Pattern.quote(before) + "[a-z0-9]([-a-z0-9]{0,28}[a-z0-9])?" + Pattern.quote(after),
        namespace);
  }
}
