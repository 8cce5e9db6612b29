package io.platformtenant.operator.rules.neighbours;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.SetElement;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageScope;
import io.platformtenant.operator.contract.AppliedFolder;
import io.platformtenant.operator.contract.EnvironmentSet;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Placeholders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One folder on both planes: each engine would undo the other, every few seconds, for ever. */
public final class OverlapRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          RuleInfo.of("PT221", "A folder is applied by one engine.")
              .remedy("Let either a stage or an application have the folder.")
              .source("argo-cd, common/common.go and kustomize-controller's ssa: both force")
              .check(OverlapRules::onBothPlanes));

  private OverlapRules() {}

  private static Stream<Breach> onBothPlanes(TenantInWorld checked) {
    var contract = checked.contract();
    List<Applied> stages = stages(contract).toList();
    List<Application> applications = contract.delivery().applications();
    List<ApplicationSet> sets = contract.delivery().applicationSets();
    return Stream.concat(
        IntStream.range(0, applications.size())
            .boxed()
            .flatMap(
                i ->
                    meeting(
                        "spec.delivery.applications[" + i + "]",
                        "application \"" + applications.get(i).name() + "\"",
                        AppliedFolder.of(contract.tenant(), contract.spec(), applications.get(i)),
                        stages)),
        IntStream.range(0, sets.size())
            .boxed()
            .flatMap(
                i ->
                    meeting(
                        "spec.delivery.applicationSets[" + i + "]",
                        "set \"" + sets.get(i).name() + "\"",
                        places(contract, sets.get(i)),
                        stages)));
  }

  private static Stream<Breach> meeting(
      String field, String what, Stream<AppliedFolder> places, List<Applied> stages) {
    return places
        .flatMap(place -> stages.stream().filter(stage -> stage.place().meets(place)).limit(1))
        .map(
            stage ->
                new Breach(
                    field,
                    stage.place().folder(),
                    what
                        + " and stage \""
                        + stage.name()
                        + "\" both apply "
                        + stage.place().describe()
                        + ": Argo CD and Flux would undo each other for ever; let one of them"
                        + " have it"))
        .distinct();
  }

  /** What Git makes of a set is not known before; where a list stands, it is. */
  private static Stream<AppliedFolder> places(ResolvedTenant contract, ApplicationSet set) {
    List<SetElement> elements = set.list() == null ? List.of() : set.list().elements();
    return AppliedFolder.of(contract.tenant(), contract.spec(), EnvironmentSet.asApplication(set))
        .flatMap(
            place ->
                elements.isEmpty()
                    ? Stream.of(place)
                    : elements.stream().map(element -> of(element, place)));
  }

  private static AppliedFolder of(SetElement element, AppliedFolder place) {
    String folder =
        Placeholders.ITEM
            .matcher(place.folder())
            .replaceAll(
                item ->
                    Matcher.quoteReplacement(
                        item.group(2) == null
                            ? element.name()
                            : element.values().getOrDefault(item.group(2), item.group())));
    return new AppliedFolder(place.repository(), folder, place.namespace());
  }

  private static Stream<Applied> stages(ResolvedTenant contract) {
    Bootstrap ofClass = contract.classBootstrap();
    List<Source> sources =
        Stream.concat(contract.bootstrap().sources().stream(), ofClass.sources().stream()).toList();
    return Stream.concat(
            contract.bootstrap().stages().stream(),
            ofClass.stages().stream().filter(stage -> stage.scope() != StageScope.Tenant))
        .flatMap(
            stage ->
                AppliedFolder.of(contract.tenant(), contract.spec(), stage, sources)
                    .map(place -> new Applied(stage, place)));
  }

  private record Applied(Stage stage, AppliedFolder place) {
    String name() {
      return stage.name();
    }
  }
}
