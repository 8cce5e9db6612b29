package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.contract.EffectiveBootstrap;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.contract.StageOrder;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Durations;
import io.platformtenant.operator.text.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * For how long the stages of an environment can hold workers of Flux at the same time. A health
 * check keeps its worker until the stage is healthy or its timeout is over, and
 * kustomize-controller has four for everybody unless it is told otherwise (kustomize-controller,
 * main.go --concurrent).
 */
final class WorkersHeld {
  /** Nine stages side by side with the built-in timeout, or three with the longest. */
  private static final Duration MOST = Duration.ofMinutes(45);

  private static final long LONGEST = Durations.seconds(Bounds.LONGEST_TIMEOUT);

  private WorkersHeld() {}

  static Stream<Breach> in(TenantInWorld checked) {
    return checked.environments().flatMap(e -> in(checked, e));
  }

  private static Stream<Breach> in(TenantInWorld checked, At<Environment> environment) {
    Duration held = held(checked, environment.value());
    return held.compareTo(MOST) <= 0
        ? Stream.empty()
        : Stream.of(
            checked
                .spec()
                .child("bootstrap", PlatformTenantSpec::bootstrap)
                .child("stages", Bootstrap::stages)
                .says(
                    "in environment {} stages that do not wait for each other can hold workers of"
                        + " Flux for {} minutes together; at most {}",
                    environment.value().name(),
                    new Phrase(Long.toString(held.plusSeconds(59).toMinutes())),
                    new Phrase(Long.toString(MOST.toMinutes()))));
  }

  private static Duration held(TenantInWorld checked, Environment environment) {
    List<EnvironmentStage> all =
        Stream.concat(
                checked.contract().stagesOnce().stream(),
                checked.contract().stagesIn(environment).stream())
            .toList();
    List<EnvironmentStage> own = all.stream().filter(stage -> !stage.ofClass()).toList();
    long seconds =
        StageOrder.heaviestAtOnce(
            own,
            stage -> StageOrder.before(stage, all),
            stage -> Math.min(LONGEST, timeout(stage)));
    return Duration.ofSeconds(seconds);
  }

  /** One that is too long is told by another rule. */
  private static long timeout(EnvironmentStage stage) {
    return Durations.seconds(EffectiveBootstrap.timeoutOf(stage.stage()));
  }
}
