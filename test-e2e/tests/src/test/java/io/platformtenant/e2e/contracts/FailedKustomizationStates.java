package io.platformtenant.e2e.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Every way a Kustomization can fail that can be brought about. */
abstract class FailedKustomizationStates extends FluxStates {
  private static final String CONFIG =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: config}
      data: {key: value}
      """;

  @Test
  @Recorded(
      value = "flux/kustomization-path-missing",
      shows = "a Kustomization: ArtifactFailed, a path that is not there")
  void pathMissing() {
    source();
    kustomization("apps", "sourceRef: {kind: GitRepository, name: config}, path: ./nowhere");

    recorder.records(kustomization, ready("False", "ArtifactFailed").and(named("path not found")));
  }

  @Test
  @Recorded(value = "flux/kustomization-build-failed", shows = "a Kustomization: BuildFailed")
  void buildFailed() {
    source(repository(Map.of("kustomization.yaml", "resources: [nowhere.yaml]")).url(), "");
    kustomization("apps");

    recorder.records(kustomization, ready("False", "BuildFailed"));
  }

  @Test
  @Recorded(
      value = "flux/kustomization-apply-failed",
      shows = "a Kustomization: ReconciliationFailed, its account lacks a right")
  void applyFailed() {
    ground.unbind(target);
    source();
    kustomization("apps");

    recorder.records(kustomization, ready("False", "ReconciliationFailed"));
  }

  @Test
  @Recorded(
      value = "flux/kustomization-retrying",
      shows = "a Kustomization: failed before, the next attempt runs")
  void retrying() {
    ground.unbind(target);
    source();
    kustomization("apps");
    recorder.sees(kustomization, ready("False", "ReconciliationFailed"));

    recorder.records(
        kustomization,
        ready("Unknown", ".*")
            .and(object -> object.at("/status/lastAttemptedRevision").isTextual()));
  }

  @Test
  @Recorded(value = "flux/kustomization-prune-failed", shows = "a Kustomization: PruneFailed")
  void pruneFailed() {
    var repository =
        repository(Map.of("config.yaml", CONFIG, "kustomization.yaml", "resources: [config.yaml]"));
    source(repository.url(), "");
    kustomization("apps");
    recorder.sees(kustomization, ready());
    ground.bind(target, home, "deployer", "get", "list", "create", "patch", "update");

    repository.commit(Map.of("kustomization.yaml", "resources: []"));
    patch(source, "{\"metadata\":{\"annotations\":{\"reconcile.fluxcd.io/requestedAt\":\"now\"}}}");

    recorder.records(kustomization, ready("False", "PruneFailed"));
  }

  @Test
  @Recorded(value = "flux/kustomization-unhealthy", shows = "a Kustomization: HealthCheckFailed")
  void unhealthy() {
    source();
    kustomization(
        "apps",
        KustomizationStates.health("failed: \"data.key == 'value'\", current: \"has(data.done)\""));

    recorder.records(kustomization, ready("False", "HealthCheckFailed"));
  }

  @Test
  @Recorded(
      value = "flux/kustomization-access-denied",
      shows = "a Kustomization: Stalled, a source in another namespace")
  void accessDenied() {
    kustomization(
        "apps", "sourceRef: {kind: GitRepository, name: config, namespace: %s}".formatted(target));

    recorder.records(kustomization, condition("Stalled", "True", "AccessDenied"));
  }

  @Test
  @Recorded(
      value = "flux/kustomization-invalid-expression",
      shows = "a Kustomization: Stalled, an expression that is none")
  void invalidExpression() {
    source();
    kustomization("apps", KustomizationStates.health("current: \"data.\""));

    recorder.records(
        kustomization, condition("Stalled", "True", "InvalidCELExpression").and(observed(1)));
  }

  @Test
  @Recorded(
      value = "flux/kustomization-source-gone",
      shows = "a Kustomization: ArtifactFailed, its source was there and is gone")
  void sourceGone() {
    source();
    kustomization("apps");
    recorder.sees(kustomization, ready());
    ground.at(source).delete();
    eventuallyGone("the source is gone", source);

    patch(
        kustomization,
        "{\"metadata\":{\"annotations\":{\"reconcile.fluxcd.io/requestedAt\":\"now\"}}}");

    recorder.records(
        kustomization,
        ready("False", "ArtifactFailed").and(observed(1)).and(named("\"config\" not found")));
  }

  private static Predicate<JsonNode> named(String text) {
    return object ->
        Ground.condition(object.path("status"), "Ready").path("message").asText().contains(text);
  }
}
