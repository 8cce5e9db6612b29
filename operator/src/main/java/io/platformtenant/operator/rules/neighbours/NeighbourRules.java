package io.platformtenant.operator.rules.neighbours;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.operator.contract.AppliedFolder;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.Reason;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a tenant has in common with others, which may be meant. Files that Flux puts into namespaces
 * of its stages can not meet those of other tenants, since no namespace has two; only files that
 * say themselves where they go can.
 */
public final class NeighbourRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          overlap(
              RuleInfo.of("PX013", "A folder is applied by one engine, whoever owns it.")
                  .remedy("Give the stage a namespace, or take the folder out of one of the two."),
              NeighbourRules::withStages),
          overlap(
              RuleInfo.of("PX014", "What a class gives its cluster is no tenant's to deliver.")
                  .remedy("Take the folder out of the application."),
              NeighbourRules::withClusterStages),
          RuleInfo.of("PX015", "A repository is not named after another tenant.")
              .remedy("Use a repository of the tenant's own, or permit it by its name.")
              .warning()
              .check(NamedAfterOthers::in));

  private NeighbourRules() {}

  private static Rule<TenantInWorld> overlap(
      RuleInfo entry, java.util.function.Function<TenantInWorld, Stream<Breach>> check) {
    return entry.because(Reason.PathShared).warning().check(check);
  }

  private static Stream<Breach> withStages(TenantInWorld checked) {
    List<PlatformTenant> others =
        checked.world().others().stream().filter(NeighbourRules::hasAsWritten).toList();
    return Stream.concat(
        others.isEmpty() ? Stream.empty() : ownApplications(checked, others), ownStages(checked));
  }

  private static Stream<Breach> ownApplications(
      TenantInWorld checked, List<PlatformTenant> others) {
    return applications(
        checked,
        (field, place) ->
            others.stream()
                .filter(other -> asWritten(other).anyMatch(place::isSameFolder))
                .findFirst()
                .map(other -> breach(field, place, "Flux", "tenant \"" + nameOf(other) + "\"")));
  }

  private static Stream<Breach> ownStages(TenantInWorld checked) {
    var stages = checked.contract().bootstrap().stages();
    return IntStream.range(0, stages.size())
        .filter(i -> AppliedFolder.isAsWritten(stages.get(i)))
        .boxed()
        .flatMap(
            i ->
                places(checked.world().tenant(), stages.get(i))
                    .flatMap(
                        place ->
                            delivering(checked, place)
                                .map(
                                    other ->
                                        breach(
                                            "spec.bootstrap.stages[" + i + "]",
                                            place,
                                            "Argo CD",
                                            "tenant \"" + nameOf(other) + "\""))
                                .stream())
                    .distinct());
  }

  private static Optional<PlatformTenant> delivering(TenantInWorld checked, AppliedFolder place) {
    return checked.world().others().stream()
        .filter(
            other ->
                Stream.ofNullable(other.getSpec().delivery())
                    .flatMap(d -> d.applications().stream())
                    .flatMap(a -> AppliedFolder.of(nameOf(other), other.getSpec(), a))
                    .anyMatch(place::isSameFolder))
        .findFirst();
  }

  private static Stream<Breach> withClusterStages(TenantInWorld checked) {
    List<PlatformTenantClass> classes =
        checked.world().classes().stream()
            .filter(c -> !c.getSpec().clusterStages().isEmpty())
            .toList();
    return classes.isEmpty()
        ? Stream.empty()
        : applications(
            checked,
            (field, place) ->
                classes.stream()
                    .filter(c -> clusterPlaces(c).anyMatch(place::isSameFolder))
                    .findFirst()
                    .map(
                        c ->
                            breach(
                                field,
                                place,
                                "Flux",
                                "the cluster by class \"" + c.getMetadata().getName() + "\"")));
  }

  private static Stream<AppliedFolder> clusterPlaces(PlatformTenantClass tenantClass) {
    return Stream.ofNullable(tenantClass.getSpec().bootstrap())
        .map(Bootstrap::sources)
        .flatMap(
            sources ->
                tenantClass.getSpec().clusterStages().stream()
                    .flatMap(
                        s ->
                            AppliedFolder.of(ClusterName.IN_CLUSTER.value(), s, sources).stream()));
  }

  private static Stream<Breach> applications(
      TenantInWorld checked, BiFunction<String, AppliedFolder, Optional<Breach>> check) {
    List<Application> applications = checked.contract().delivery().applications();
    return IntStream.range(0, applications.size())
        .boxed()
        .flatMap(
            i ->
                AppliedFolder.of(
                        checked.world().name(), checked.contract().spec(), applications.get(i))
                    .flatMap(
                        place ->
                            check.apply("spec.delivery.applications[" + i + "]", place).stream()))
        .distinct();
  }

  private static boolean hasAsWritten(PlatformTenant tenant) {
    return tenant.getSpec().bootstrap() != null
        && tenant.getSpec().bootstrap().stages().stream().anyMatch(AppliedFolder::isAsWritten);
  }

  private static Stream<AppliedFolder> asWritten(PlatformTenant tenant) {
    return tenant.getSpec().bootstrap().stages().stream()
        .filter(AppliedFolder::isAsWritten)
        .flatMap(stage -> places(tenant, stage));
  }

  private static Stream<AppliedFolder> places(PlatformTenant tenant, Stage stage) {
    return AppliedFolder.of(
        nameOf(tenant), tenant.getSpec(), stage, tenant.getSpec().bootstrap().sources());
  }

  private static String nameOf(PlatformTenant tenant) {
    return tenant.getMetadata().getName();
  }

  private static Breach breach(String field, AppliedFolder place, String engine, String whom) {
    return new Breach(
        field,
        place.folder(),
        place.describe()
            + " is applied by "
            + engine
            + " for "
            + whom
            + " too, to wherever its files say: what both apply flaps for ever");
  }
}
