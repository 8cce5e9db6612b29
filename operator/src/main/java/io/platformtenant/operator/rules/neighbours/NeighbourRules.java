package io.platformtenant.operator.rules.neighbours;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.operator.contract.Place;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.Reason;
import io.platformtenant.operator.rules.Checked;
import io.platformtenant.operator.rules.Entry;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
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
  public static final List<Rule<Checked>> ALL =
      List.of(
          overlap(
              Entry.of("PX013", "A folder is applied by one engine, whoever owns it.")
                  .remedy("Give the stage a namespace, or take the folder out of one of the two."),
              NeighbourRules::withStages),
          overlap(
              Entry.of("PX014", "What a class gives its cluster is no tenant's to deliver.")
                  .remedy("Take the folder out of the application."),
              NeighbourRules::withClusterStages),
          Entry.of("PX015", "A repository is not named after another tenant.")
              .remedy("Use a repository of the tenant's own, or permit it by its name.")
              .warning()
              .check(NamedAfterOthers::in));

  private NeighbourRules() {}

  private static Rule<Checked> overlap(
      Entry entry, java.util.function.Function<Checked, Stream<Breach>> check) {
    return entry.because(Reason.PathShared).warning().check(check);
  }

  private static Stream<Breach> withStages(Checked checked) {
    List<PlatformTenant> others =
        checked.world().others().stream().filter(NeighbourRules::hasAsWritten).toList();
    return Stream.concat(
        others.isEmpty() ? Stream.empty() : ownApplications(checked, others), ownStages(checked));
  }

  private static Stream<Breach> ownApplications(Checked checked, List<PlatformTenant> others) {
    return applications(
        checked,
        (field, place) ->
            others.stream()
                .filter(other -> asWritten(other).anyMatch(place::isSameFolder))
                .findFirst()
                .map(other -> breach(field, place, "Flux", "tenant \"" + nameOf(other) + "\"")));
  }

  private static Stream<Breach> ownStages(Checked checked) {
    var stages = checked.contract().bootstrap().stages();
    return IntStream.range(0, stages.size())
        .filter(i -> Place.isAsWritten(stages.get(i)))
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

  private static Optional<PlatformTenant> delivering(Checked checked, Place place) {
    return checked.world().others().stream()
        .filter(
            other ->
                Stream.ofNullable(other.getSpec().delivery())
                    .flatMap(d -> d.applications().stream())
                    .flatMap(a -> Place.of(nameOf(other), other.getSpec(), a))
                    .anyMatch(place::isSameFolder))
        .findFirst();
  }

  private static Stream<Breach> withClusterStages(Checked checked) {
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

  private static Stream<Place> clusterPlaces(PlatformTenantClass tenantClass) {
    return Stream.ofNullable(tenantClass.getSpec().bootstrap())
        .map(Bootstrap::sources)
        .flatMap(
            sources ->
                tenantClass.getSpec().clusterStages().stream()
                    .flatMap(s -> Place.of(ClusterName.IN_CLUSTER.value(), s, sources).stream()));
  }

  private static Stream<Breach> applications(
      Checked checked, BiFunction<String, Place, Optional<Breach>> check) {
    List<Application> applications = checked.contract().delivery().applications();
    return IntStream.range(0, applications.size())
        .boxed()
        .flatMap(
            i ->
                Place.of(checked.world().name(), checked.contract().spec(), applications.get(i))
                    .flatMap(
                        place ->
                            check.apply("spec.delivery.applications[" + i + "]", place).stream()))
        .distinct();
  }

  private static boolean hasAsWritten(PlatformTenant tenant) {
    return tenant.getSpec().bootstrap() != null
        && tenant.getSpec().bootstrap().stages().stream().anyMatch(Place::isAsWritten);
  }

  private static Stream<Place> asWritten(PlatformTenant tenant) {
    return tenant.getSpec().bootstrap().stages().stream()
        .filter(Place::isAsWritten)
        .flatMap(stage -> places(tenant, stage));
  }

  private static Stream<Place> places(PlatformTenant tenant, Stage stage) {
    return Place.of(
        nameOf(tenant), tenant.getSpec(), stage, tenant.getSpec().bootstrap().sources());
  }

  private static String nameOf(PlatformTenant tenant) {
    return tenant.getMetadata().getName();
  }

  private static Breach breach(String field, Place place, String engine, String whom) {
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
