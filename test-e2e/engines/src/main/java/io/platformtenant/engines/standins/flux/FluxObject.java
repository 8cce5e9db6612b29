package io.platformtenant.engines.standins.flux;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.platformtenant.engines.standins.machine.ScriptKey;
import io.platformtenant.engines.standins.machine.Trees;
import java.time.Duration;

/** A Flux object as read once, with the fields every Flux controller looks at. */
record FluxObject(
    GenericKubernetesResource resource, ScriptKey key, JsonNode spec, ObjectNode status) {

  static final String FINALIZER = "finalizers.fluxcd.io";
  private static final String REQUESTED = "reconcile.fluxcd.io/requestedAt";

  static FluxObject of(GenericKubernetesResource resource) {
    return new FluxObject(
        resource, ScriptKey.of(resource), Trees.spec(resource), Trees.status(resource));
  }

  long generation() {
    return resource.getMetadata().getGeneration();
  }

  String requestedAt() {
    return Trees.annotation(resource, REQUESTED);
  }

  /** How long until it is due again: a minute of Flux's is a second here. */
  Duration interval() {
    var seconds = Duration.parse("PT" + spec.path("interval").asText("10m")).toSeconds();
    return Duration.ofMillis(seconds * 1_000 / 60);
  }

  boolean suspended() {
    return spec.path("suspend").asBoolean();
  }

  boolean deleting() {
    return resource.isMarkedForDeletion();
  }

  boolean hasFinalizer() {
    return resource.hasFinalizer(FINALIZER);
  }

  FluxConditions conditions() {
    return FluxConditions.of(status, generation());
  }

  /** The status with these conditions; Flux echoes a requested run whatever its outcome. */
  ObjectNode statusWith(FluxConditions conditions) {
    var next = status.deepCopy();
    conditions.into(next);
    if (!requestedAt().isEmpty()) {
      next.put("lastHandledReconcileAt", requestedAt());
    }
    return next;
  }

  /** As {@link #statusWith}, and the generation counts as observed. */
  ObjectNode observed(FluxConditions conditions) {
    return statusWith(conditions).put("observedGeneration", generation());
  }
}
