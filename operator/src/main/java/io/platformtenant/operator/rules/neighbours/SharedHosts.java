package io.platformtenant.operator.rules.neighbours;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Guardrails;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.model.ClassWorld;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.delivery.DeclaredApplication;
import io.platformtenant.operator.text.Address;
import io.platformtenant.operator.text.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Git hosts on which tenants of a class have repositories that are not the same. Argo CD hands the
 * credential of an Application's repository to whatever the tenant's Git names, so one for the host
 * opens them all to each. Which credentials there are no rule can see: whoever made one for each
 * tenant says so on the class.
 */
public final class SharedHosts {
  public static final Rule<ClassWorld> RULE =
      RuleInfo.of("PX016", "Tenants on one Git host have a credential each.")
          .layer(Layer.NEIGHBOURS)
          .remedy(
              "Give each tenant a credential of its own in Argo CD, and say so by annotation "
                  + ApiGroup.CREDENTIALS_PER_TENANT_ANNOTATION
                  + ": \"true\" on the class.")
          .source("argo-cd, docs/user-guide/kustomize.md, private remote bases")
          .warning()
          .check(SharedHosts::in);

  private SharedHosts() {}

  private static Stream<Breach> in(ClassWorld world) {
    if (world.followers().size() < 2 || isPromised(world)) {
      return Stream.empty();
    }
    SortedMap<String, SortedMap<String, Set<String>>> hosts = new TreeMap<>();
    world.followers().forEach(tenant -> repositories(world, tenant, hosts));
    At<?> permitted =
        At.spec(world.tenantClass().getSpec())
            .child("guardrails", PlatformTenantClassSpec::guardrails)
            .child("repositories", Guardrails::repositories);
    return hosts.entrySet().stream()
        .filter(host -> Set.copyOf(host.getValue().values()).size() > 1)
        .map(host -> breach(permitted, host.getKey(), List.copyOf(host.getValue().keySet())));
  }

  private static boolean isPromised(ClassWorld world) {
    Map<String, String> said = world.tenantClass().getMetadata().getAnnotations();
    return said != null && "true".equals(said.get(ApiGroup.CREDENTIALS_PER_TENANT_ANNOTATION));
  }

  /** Those of a tenant by host: host, tenant, addresses. */
  private static void repositories(
      ClassWorld world,
      PlatformTenant tenant,
      SortedMap<String, SortedMap<String, Set<String>>> hosts) {
    DeclaredApplication.in(ResolvedTenant.of(tenant, world.tenantClass()))
        .flatMap(DeclaredApplication::gitRepositories)
        .map(said -> Address.of(said.value()))
        .forEach(
            address ->
                address
                    .gitHost()
                    .ifPresent(
                        host ->
                            hosts
                                .computeIfAbsent(host, h -> new TreeMap<>())
                                .computeIfAbsent(
                                    tenant.getMetadata().getName(), t -> new TreeSet<>())
                                .add(address.normal())));
  }

  private static Breach breach(At<?> permitted, String host, List<String> tenants) {
    int more = tenants.size() - 2;
    return permitted.says(
        "tenants {} and {}{} have repositories on {}: one credential of Argo CD for this host opens"
            + " all of them to each of these teams",
        tenants.get(0),
        tenants.get(1),
        new Phrase(more == 0 ? "" : " and " + more + " more"),
        host);
  }
}
