package io.platformtenant.operator.contract.parts;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.operator.contract.EffectiveGuardrails;
import io.platformtenant.operator.contract.ResolvedTenant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What of the platform's part a team's part can stand on.
 *
 * @param namespaces the namespaces of each environment
 * @param byHand environments in which nothing may sync by itself
 * @param classSources names of the sources that the class shares with tenants
 */
public record Ground(
    Map<String, Set<String>> namespaces, Set<String> byHand, Set<String> classSources) {

  public static Ground of(PlatformTenant tenant, PlatformTenantClass tenantClass) {
    Map<String, Set<String>> namespaces = new TreeMap<>();
    Set<String> byHand = new TreeSet<>();
    boolean forbidden = !EffectiveGuardrails.of(tenantClass).permitsProtectedAutoSync();
    for (Environment environment : tenant.getSpec().environments()) {
      namespaces.put(
          environment.name(),
          environment.namespaces().stream()
              .map(EnvironmentNamespace::name)
              .collect(Collectors.toSet()));
      if (forbidden && ResolvedTenant.isProtected(environment)) {
        byHand.add(environment.name());
      }
    }
    return new Ground(
        namespaces,
        byHand,
        Optional.ofNullable(tenantClass.getSpec().bootstrap()).stream()
            .flatMap(bootstrap -> bootstrap.sources().stream())
            .filter(source -> source.shared() != null)
            .map(Source::name)
            .collect(Collectors.toSet()));
  }

  boolean has(String environment) {
    return namespaces.containsKey(environment);
  }

  /** Whether stages may read from a source still, as far as it is the class's. */
  boolean brings(String source) {
    return !source.startsWith("platform-") || classSources.contains(source);
  }
}
