package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.contract.StageOrder;
import io.platformtenant.operator.rules.At;
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
                    checked,
                    e,
                    Stream.concat(
                            checked.contract().stagesOnce().stream(),
                            checked.contract().stagesIn(e).stream())
                        .toList()));
  }

  private static Stream<Breach> in(
      TenantInWorld checked, Environment environment, List<EnvironmentStage> all) {
    return StageOrder.firstOfCycles(all, s -> StageOrder.before(s, all)).stream()
        .map(
            stage ->
                orderOf(checked, stage)
                    .says(
                        "in environment {} stage {} waits for itself through its dependencies;"
                            + " break the circle",
                        environment.name(),
                        stage.stage().name()));
  }

  private static At<?> orderOf(TenantInWorld checked, EnvironmentStage here) {
    return StageList.ofTenant(checked.spec()).stages().stream()
        .filter(stage -> !here.ofClass() && stage.value().equals(here.stage()))
        .findFirst()
        .<At<?>>map(StageRules::orderOf)
        .orElseGet(checked::className);
  }
}
