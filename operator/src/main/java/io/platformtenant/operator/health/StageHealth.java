package io.platformtenant.operator.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.PlannedObject;
import java.util.Optional;

/** How a stage fares beside the source that it stands on. */
public final class StageHealth {
  private StageHealth() {}

  public static Health of(PlannedObject stage, JsonNode seen, Observed observed) {
    return sourceOf(stage)
        .flatMap(observed::get)
        .map(source -> FluxHealth.of(seen, source))
        .orElseGet(() -> FluxHealth.of(seen));
  }

  /** The source of a planned stage, which is in the stage's namespace. */
  public static Optional<ObjectId> sourceOf(PlannedObject stage) {
    JsonNode ref = stage.body().path("spec").path("sourceRef");
    return ManagedKind.of(ManagedKind.GIT_REPOSITORY.group(), ref.path("kind").asText())
        .map(kind -> ObjectId.of(kind, stage.id().namespace(), ref.path("name").asText()));
  }
}
