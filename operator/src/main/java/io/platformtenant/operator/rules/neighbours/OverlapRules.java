package io.platformtenant.operator.rules.neighbours;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.SetElement;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageScope;
import io.platformtenant.operator.contract.Contract;
import io.platformtenant.operator.contract.Place;
import io.platformtenant.operator.contract.SetHere;
import io.platformtenant.operator.rules.Checked;
import io.platformtenant.operator.rules.Entry;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.Placeholders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One folder on both planes: each engine would undo the other, every few seconds, for ever. */
public final class OverlapRules {
  public static final List<Rule<Checked>> ALL =
      List.of(
          Entry.of("PT221", "A folder is applied by one engine.")
              .remedy("Let either a stage or an application have the folder.")
              .source("argo-cd, common/common.go and kustomize-controller's ssa: both force")
              .check(OverlapRules::onBothPlanes));

  private OverlapRules() {}

  private static Stream<Breach> onBothPlanes(Checked checked) {
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
                        Place.of(contract.tenant(), contract.spec(), applications.get(i)),
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
      String field, String what, Stream<Place> places, List<Applied> stages) {
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
  private static Stream<Place> places(Contract contract, ApplicationSet set) {
    List<SetElement> elements = set.list() == null ? List.of() : set.list().elements();
    return Place.of(contract.tenant(), contract.spec(), SetHere.asApplication(set))
        .flatMap(
            place ->
                elements.isEmpty()
                    ? Stream.of(place)
                    : elements.stream().map(element -> of(element, place)));
  }

  private static Place of(SetElement element, Place place) {
    String folder =
        Placeholders.ITEM
            .matcher(place.folder())
            .replaceAll(
                item ->
                    Matcher.quoteReplacement(
                        item.group(2) == null
                            ? element.name()
                            : element.values().getOrDefault(item.group(2), item.group())));
    return new Place(place.repository(), folder, place.namespace());
  }

  private static Stream<Applied> stages(Contract contract) {
    Bootstrap ofClass = contract.classBootstrap();
    List<Source> sources =
        Stream.concat(contract.bootstrap().sources().stream(), ofClass.sources().stream()).toList();
    return Stream.concat(
            contract.bootstrap().stages().stream(),
            ofClass.stages().stream().filter(stage -> stage.scope() != StageScope.Tenant))
        .flatMap(
            stage ->
                Place.of(contract.tenant(), contract.spec(), stage, sources)
                    .map(place -> new Applied(stage, place)));
  }

  private record Applied(Stage stage, Place place) {
    String name() {
      return stage.name();
    }
  }
}
