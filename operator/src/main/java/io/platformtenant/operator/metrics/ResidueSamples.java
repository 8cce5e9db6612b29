package io.platformtenant.operator.metrics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.residue.StageExit;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** How long something outlives the stages that had applied it, in numbers. */
public final class ResidueSamples {
  private ResidueSamples() {}

  /**
   * @param stages of tenants and classes, leaving or not
   */
  public static Sample of(Collection<ObjectNode> stages, Instant now) {
    return Sample.of(
        Metric.RESIDUE_SECONDS_MAX,
        stages.stream()
            .filter(StageExit::isLetGo)
            .map(stage -> stage.path("metadata").path("deletionTimestamp").asText())
            .mapToDouble(
                deleted -> Duration.between(Instant.parse(deleted), now).toMillis() / 1_000.0)
            .max()
            .orElse(0));
  }
}
