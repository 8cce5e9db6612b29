package io.platformtenant.operator.rules.neighbours;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.contract.AppliedFolder;
import io.platformtenant.operator.contract.ClusterStages;
import io.platformtenant.operator.contract.ResolvedNeighbours;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.rules.bootstrap.ResolvedStageRules;
import io.platformtenant.operator.rules.delivery.DeclaredApplication;
import io.platformtenant.operator.text.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
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
                  .layer(Layer.NEIGHBOURS)
                  .remedy("Give the stage a namespace, or take the folder out of one of the two."),
              NeighbourRules::withStages),
          overlap(
              RuleInfo.of("PX014", "What a class gives its cluster is no tenant's to deliver.")
                  .layer(Layer.NEIGHBOURS)
                  .remedy("Take the folder out of the application."),
              NeighbourRules::withClusterStages),
          RuleInfo.of("PX015", "A repository is not named after another tenant.")
              .layer(Layer.NEIGHBOURS)
              .remedy("Use a repository of the tenant's own, or permit it by its name.")
              .warning()
              .check(NamedAfterOthers::in));

  private NeighbourRules() {}

  private static Rule<TenantInWorld> overlap(
      RuleInfo entry, Function<TenantInWorld, Stream<Breach>> check) {
    return entry.because(Reason.PathShared).warning().check(check);
  }

  private static Stream<Breach> withStages(TenantInWorld checked) {
    return Stream.concat(ownApplications(checked), ownStages(checked));
  }

  private static Stream<Breach> ownApplications(TenantInWorld checked) {
    ResolvedNeighbours neighbours = checked.neighbours();
    return applications(
        checked,
        (at, folder) ->
            neighbours
                .applyingAsWritten(folder)
                .findFirst()
                .map(other -> breach(at, folder.asWritten(), "Flux", title(other))));
  }

  /** Those of the class are told to whoever delivers their folder: nobody else can help it. */
  private static Stream<Breach> ownStages(TenantInWorld checked) {
    ResolvedTenant contract = checked.contract();
    ResolvedNeighbours neighbours = checked.neighbours();
    return ResolvedStageRules.ofTenant(checked)
        .flatMap(
            here ->
                contract
                    .folderOf(here.value())
                    .filter(AppliedFolder::isAsWritten)
                    .flatMap(folder -> delivered(neighbours, here, folder))
                    .stream())
        .distinct();
  }

  private static Optional<Breach> delivered(
      ResolvedNeighbours neighbours, At<?> at, AppliedFolder folder) {
    return neighbours
        .delivering(folder)
        .findFirst()
        .map(other -> breach(at, folder, "Argo CD", title(other)));
  }

  private static Stream<Breach> withClusterStages(TenantInWorld checked) {
    List<ClusterFolder> ofClasses =
        checked.world().classes().stream().flatMap(ClusterFolder::of).toList();
    return ofClasses.isEmpty()
        ? Stream.empty()
        : applications(
            checked,
            (at, folder) ->
                ofClasses.stream()
                    .filter(theirs -> theirs.folder().meets(folder))
                    .findFirst()
                    .map(theirs -> breach(at, theirs.folder(), "Flux", theirs.title())));
  }

  /** A folder that Flux applies to the cluster. */
  private record ClusterFolder(String className, AppliedFolder folder) {
    static Stream<ClusterFolder> of(PlatformTenantClass tenantClass) {
      var stages = ClusterStages.of(tenantClass);
      return stages
          .foldersOn(ClusterName.IN_CLUSTER)
          .map(folder -> new ClusterFolder(stages.className(), folder));
    }

    Phrase title() {
      return Phrase.of("the cluster by class {}", className);
    }
  }

  private static Stream<Breach> applications(
      TenantInWorld checked, BiFunction<At<?>, AppliedFolder, Optional<Breach>> check) {
    return DeclaredApplication.in(checked.contract())
        .flatMap(
            declared ->
                declared
                    .foldersIn(checked.contract())
                    .flatMap(folder -> check.apply(declared.at(), folder).stream()))
        .distinct();
  }

  private static Phrase title(PlatformTenant tenant) {
    return Phrase.of("tenant {}", tenant.getMetadata().getName());
  }

  private static Phrase whereItGoes(AppliedFolder byFlux) {
    return byFlux.isAsWritten()
        ? new Phrase("to wherever its files say")
        : Phrase.of("to namespace {}", byFlux.namespace());
  }

  private static Breach breach(At<?> at, AppliedFolder byFlux, String engine, Phrase whom) {
    return at.map(said -> byFlux.folder())
        .says(
            "{} is applied by {} for {} too, {}: what both apply flaps for ever",
            new Phrase(byFlux.describe()),
            new Phrase(engine),
            whom,
            whereItGoes(byFlux));
  }
}
