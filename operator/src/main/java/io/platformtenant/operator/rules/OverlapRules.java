package io.platformtenant.operator.rules;

import io.platformtenant.api.Application;
import io.platformtenant.api.Bootstrap;
import io.platformtenant.api.Source;
import io.platformtenant.api.Stage;
import io.platformtenant.api.StageScope;
import io.platformtenant.operator.model.Contract;
import io.platformtenant.operator.model.Place;
import io.platformtenant.operator.rules.Rule.Breach;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One folder on both planes: each engine would undo the other, every few seconds, for ever. */
final class OverlapRules {
  static final List<Rule<Checked>> ALL =
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
    return IntStream.range(0, applications.size())
        .boxed()
        .flatMap(
            i ->
                Place.of(contract.tenant(), contract.spec(), applications.get(i))
                    .flatMap(place -> meeting(place, stages).stream())
                    .map(
                        stage ->
                            breach(
                                "spec.delivery.applications[" + i + "]",
                                applications.get(i),
                                stage))
                    .distinct());
  }

  private static Optional<Applied> meeting(Place place, List<Applied> stages) {
    return stages.stream().filter(stage -> stage.place().meets(place)).findFirst();
  }

  private static Breach breach(String field, Application application, Applied stage) {
    return new Breach(
        field,
        application.name(),
        "application \""
            + application.name()
            + "\" and stage \""
            + stage.name()
            + "\" both apply "
            + stage.place().describe()
            + ": Argo CD and Flux would undo each other for ever; let one of them have it");
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
