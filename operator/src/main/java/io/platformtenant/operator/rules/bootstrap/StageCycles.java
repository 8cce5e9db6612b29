package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.contract.StageOrder;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.TenantInWorld;
import java.util.List;
import java.util.stream.Stream;

/**
 * Circles of stages, looked for in each environment as it will be: where a stage is left out, the
 * one after it waits for the one before it.
 */
final class StageCycles {
  private StageCycles() {}

  static Stream<Breach> in(TenantInWorld checked) {
    return checked.contract().environments().stream()
        .flatMap(
            e ->
                in(
                    e,
                    Stream.concat(
                            checked.contract().stagesOnce().stream(),
                            checked.contract().stagesIn(e).stream())
                        .toList()));
  }

  private static Stream<Breach> in(Environment environment, List<EnvironmentStage> all) {
    return all.stream()
        .filter(stage -> StageOrder.isInCycle(stage, s -> StageOrder.before(s, all)))
        .map(
            stage ->
                new Breach(
                    stage.ofClass() ? "spec.className" : "spec.bootstrap.stages",
                    "in environment \""
                        + environment.name()
                        + "\" stage \""
                        + stage.stage().name()
                        + "\" waits for itself through its dependencies; break the circle"));
  }
}
