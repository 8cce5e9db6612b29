package io.platformtenant.operator.rules.neighbours;

import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.contract.EnvironmentSet;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.rules.delivery.DeclaredApplication;
import io.platformtenant.operator.rules.neighbours.NeighbourNames.NeighbourName;
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

  private static Stream<Breach> longerTenants(TenantInWorld checked) {
    List<String> neighbours =
        new NameClaims(checked).neighbours().map(other -> other.getMetadata().getName()).toList();
    return ownSets(checked)
        .flatMap(
            set ->
                neighbours.stream()
                    .filter(other -> other.length() > checked.world().name().length())
                    .filter(other -> NameClaims.areOf(other, prefix(checked, set)))
                    .map(
                        other ->
                            set.name()
                                .says(
                                    "the Applications of set {} would be called {}, and such names"
                                        + " belong to tenant {}; choose another name",
                                    set.said().name(),
                                    prefix(checked, set) + "…",
                                    other)
                                .against(other, checked.name().path()))
                    .map(breach -> weighed(breach, exists(checked, set))));
  }

  private static Stream<Breach> applications(TenantInWorld checked) {
    var names = new NeighbourNames(checked);
    Stream<Breach> ours =
        DeclaredApplication.in(checked.contract())
            .filter(delivered -> delivered.set() == null)
            .flatMap(
                delivered ->
                    checked.contract().instancesOf(delivered.said()).stream()
                        .map(EnvironmentApplication::objectName)
                        .filter(name -> mayHave(checked, name))
                        .flatMap(
                            name ->
                                names
                                    .prefixes()
                                    .filter(theirs -> name.startsWith(theirs.name()))
                                    .map(theirs -> taken(delivered, name, theirs))
                                    .map(
                                        breach ->
                                            weighed(
                                                breach,
                                                checked.delivers(ManagedKind.APPLICATION, name)))));
    Stream<Breach> theirs =
        ownSets(checked)
            .filter(set -> mayHave(checked, set))
            .flatMap(
                set ->
                    names
                        .applications()
                        .filter(one -> one.name().startsWith(prefix(checked, set)))
                        .map(one -> begun(checked, set, one))
                        .map(breach -> weighed(breach, exists(checked, set))));
    return Stream.concat(ours, theirs).distinct();
  }

  private static Stream<Breach> sets(TenantInWorld checked) {
    var names = new NeighbourNames(checked);
    return ownSets(checked)
        .filter(set -> mayHave(checked, set))
        .flatMap(
            set ->
                names
                    .prefixes()
                    .filter(
                        theirs ->
                            theirs.name().startsWith(prefix(checked, set))
                                || prefix(checked, set).startsWith(theirs.name()))
                    .map(theirs -> taken(set, prefix(checked, set) + "…", theirs))
                    .map(breach -> weighed(breach, exists(checked, set))));
  }

  private static Stream<DeclaredApplication> ownSets(TenantInWorld checked) {
    return DeclaredApplication.sets(checked.contract());
  }

  /** Of what a longer tenant has by its name alone, nothing more is told. */
  private static boolean mayHave(TenantInWorld checked, String application) {
    return checked.delivers(ManagedKind.APPLICATION, application)
        || new NameClaims(checked).longerThanOurs(application).isEmpty();
  }

  private static boolean mayHave(TenantInWorld checked, DeclaredApplication set) {
    return exists(checked, set)
        || new NameClaims(checked)
            .neighbours()
            .map(other -> other.getMetadata().getName())
            .filter(other -> other.length() > checked.world().name().length())
            .noneMatch(other -> NameClaims.areOf(other, prefix(checked, set)));
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

  private static Breach taken(DeclaredApplication declared, String name, NeighbourName theirs) {
    return declared
        .name()
        .says(
            "{} begins like what a set of tenant {} makes, which {}; choose another name",
            name,
            theirs.tenant(),
            theirs.whyFirst())
        .against(theirs.tenant(), theirs.field());
  }

  private static Breach begun(
      TenantInWorld checked, DeclaredApplication set, NeighbourName theirs) {
    return set.name()
        .says(
            "the Applications of set {} would be called {}, as Application {} of tenant {} is,"
                + " which {}; choose another name",
            set.said().name(),
            prefix(checked, set) + "…",
            theirs.name(),
            theirs.tenant(),
            theirs.whyFirst())
        .against(theirs.tenant(), theirs.field());
  }
}
