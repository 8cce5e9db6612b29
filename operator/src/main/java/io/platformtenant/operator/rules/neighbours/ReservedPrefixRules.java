package io.platformtenant.operator.rules.neighbours;

import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.contract.EnvironmentSet;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.rules.delivery.DeclaredApplication;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set takes over any Application of a name it makes (argo-cd, applicationset_controller.go,
 * createOrUpdateInCluster), so every set keeps the beginning of those names to itself, across all
 * tenants. What exists keeps its names: where two have them all the same, one is warned.
 */
public final class ReservedPrefixRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          CrossTenantRules.conflict(
              RuleInfo.of("PX005", "The names of a set are not a longer tenant's.")
                  .layer(Layer.NEIGHBOURS)
                  .remedy("Choose a name for the set that does not begin the name of a tenant."),
              ReservedPrefixRules::longerTenants),
          CrossTenantRules.conflict(
              RuleInfo.of("PX006", "No Application begins like a set of another tenant.")
                  .layer(Layer.NEIGHBOURS)
                  .remedy("Choose another name for the application or the set."),
              ReservedPrefixRules::applications),
          CrossTenantRules.conflict(
              RuleInfo.of("PX007", "No set begins like a set of another tenant.")
                  .layer(Layer.NEIGHBOURS)
                  .remedy("Choose another name for the set."),
              ReservedPrefixRules::sets));

  private ReservedPrefixRules() {}

  /** Both ways round: what the set makes could get the tenant's name, or begin with it. */
  private static Stream<Breach> longerTenants(TenantInWorld checked) {
    List<String> neighbours = neighbours(checked).toList();
    return ownSets(checked)
        .flatMap(
            set ->
                neighbours.stream()
                    .filter(other -> other.length() > checked.world().name().length())
                    .filter(
                        other ->
                            (prefix(checked, set) + "-").startsWith(other + "-")
                                || other.startsWith(prefix(checked, set)))
                    .map(
                        other ->
                            set.name()
                                .says(
                                    "the Applications of set {} would be called {}, and such names"
                                        + " belong to tenant {}; choose another name",
                                    set.said().name(),
                                    prefix(checked, set) + "…",
                                    other))
                    .map(breach -> weighed(breach, exists(checked, set))));
  }

  private static Stream<Breach> applications(TenantInWorld checked) {
    List<ResolvedTenant> older = older(checked).toList();
    Stream<Breach> ours =
        DeclaredApplication.in(checked.contract())
            .filter(delivered -> delivered.set() == null)
            .flatMap(
                delivered ->
                    checked.contract().instancesOf(delivered.said()).stream()
                        .map(here -> here.objectName())
                        .flatMap(
                            name ->
                                older.stream()
                                    .filter(other -> prefixes(other).anyMatch(name::startsWith))
                                    .map(other -> taken(delivered, name, other))
                                    .map(
                                        breach ->
                                            weighed(
                                                breach,
                                                checked.delivers(ManagedKind.APPLICATION, name)))));
    Stream<Breach> theirs =
        ownSets(checked)
            .flatMap(
                set ->
                    older.stream()
                        .flatMap(
                            other ->
                                names(other)
                                    .filter(name -> name.startsWith(prefix(checked, set)))
                                    .limit(1)
                                    .map(name -> begun(checked, set, name, other))
                                    .map(breach -> weighed(breach, exists(checked, set)))));
    return Stream.concat(ours, theirs).distinct();
  }

  private static Stream<Breach> sets(TenantInWorld checked) {
    List<ResolvedTenant> older = older(checked).toList();
    return ownSets(checked)
        .flatMap(
            set ->
                older.stream()
                    .filter(
                        other ->
                            prefixes(other)
                                .anyMatch(
                                    theirs ->
                                        theirs.startsWith(prefix(checked, set))
                                            || prefix(checked, set).startsWith(theirs)))
                    .map(other -> taken(set, prefix(checked, set) + "…", other))
                    .map(breach -> weighed(breach, exists(checked, set))));
  }

  private static Stream<DeclaredApplication> ownSets(TenantInWorld checked) {
    return DeclaredApplication.sets(checked.contract());
  }

  private static boolean exists(TenantInWorld checked, DeclaredApplication set) {
    return checked.contract().instancesOf(set.set()).stream()
        .map(here -> here.objectName())
        .anyMatch(name -> checked.delivers(ManagedKind.APPLICATION_SET, name));
  }

  private static Breach weighed(Breach breach, boolean exists) {
    return exists ? breach.asWarning() : breach;
  }

  private static String prefix(TenantInWorld checked, DeclaredApplication set) {
    return EnvironmentSet.prefix(checked.world().name(), set.set());
  }

  /** Only names of which one begins the other can meet. */
  private static boolean areNeighbours(String one, String other) {
    return one.startsWith(other + "-") || other.startsWith(one + "-");
  }

  private static Stream<String> neighbours(TenantInWorld checked) {
    return checked.world().others().stream()
        .map(other -> other.getMetadata().getName())
        .filter(other -> areNeighbours(other, checked.world().name()));
  }

  private static Stream<ResolvedTenant> older(TenantInWorld checked) {
    return checked.world().others().stream()
        .filter(other -> areNeighbours(other.getMetadata().getName(), checked.world().name()))
        .filter(other -> other.getSpec().delivery() != null)
        .filter(other -> CrossTenantRules.isOlder(other, checked.world().tenant()))
        .map(checked.neighbours()::read);
  }

  private static Stream<String> prefixes(ResolvedTenant tenant) {
    return tenant.delivery().applicationSets().stream()
        .map((ApplicationSet set) -> EnvironmentSet.prefix(tenant.tenant(), set));
  }

  private static Stream<String> names(ResolvedTenant tenant) {
    return tenant.delivery().applications().stream()
        .flatMap(application -> tenant.instancesOf(application).stream())
        .map(EnvironmentApplication::objectName);
  }

  private static Breach taken(DeclaredApplication declared, String name, ResolvedTenant other) {
    return declared
        .name()
        .says(
            "{} begins like what a set of tenant {} makes, which is older; choose another name",
            name,
            other.tenant());
  }

  private static Breach begun(
      TenantInWorld checked, DeclaredApplication set, String name, ResolvedTenant other) {
    return set.name()
        .says(
            "the Applications of set {} would be called {}, as Application {} of tenant {} is,"
                + " which is older; choose another name",
            set.said().name(),
            prefix(checked, set) + "…",
            name,
            other.tenant());
  }
}
