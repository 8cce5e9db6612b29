package io.platformtenant.operator.enforcement;

import static java.util.stream.Collectors.toCollection;

import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.contract.ResolvedTenant;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Stream;

/**
 * Whose boundary is looked at.
 *
 * @param deployers accounts that Argo CD is to act as, without their namespace
 * @param roles ClusterRoles that its accounts and people hold in its namespaces
 * @param namespaces its own, the home namespace among them
 * @param isVerified whether Argo CD is to verify what it delivers
 */
public record Subject(
    String argocdNamespace,
    String fluxNamespace,
    SortedSet<String> deployers,
    SortedSet<String> roles,
    SortedSet<String> namespaces,
    boolean isVerified) {

  public static Subject of(ResolvedTenant tenant) {
    return new Subject(
        tenant.names().argocdNamespace(),
        tenant.defaults().fluxNamespace(),
        tenant.environments().stream().map(Accounts::deployer).collect(sorted()),
        new TreeSet<>(tenant.namespacedRoles()),
        Stream.concat(Stream.of(tenant.names().homeNamespace()), namespacesOf(tenant))
            .collect(sorted()),
        tenant.defaults().deliverySigners().isPresent());
  }

  private static Stream<String> namespacesOf(ResolvedTenant tenant) {
    return tenant.environments().stream()
        .flatMap(environment -> environment.namespaces().stream())
        .map(EnvironmentNamespace::name);
  }

  private static Collector<String, ?, SortedSet<String>> sorted() {
    return toCollection(TreeSet::new);
  }
}
