package io.platformtenant.e2e.contracts;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every state a Kustomization can be in while its work goes well, or waits. */
abstract class KustomizationStates extends FluxStates {

  @Test
  @Recorded(value = "flux/kustomization-not-seen", shows = "a Kustomization: no conditions yet")
  void notSeen() {
    kustomization("apps");

    recorder.records(kustomization, object -> object.at("/status/conditions").isMissingNode());
  }

  @Test
  @Recorded(
      value = "flux/kustomization-progressing",
      shows = "a Kustomization: Ready Unknown, its first run")
  void progressing() {
    source();
    recorder.sees(source, ready());

    kustomization("apps");

    recorder.records(kustomization, ready("Unknown", ".*"));
  }

  @Test
  @Recorded(value = "flux/kustomization-ready", shows = "a Kustomization: ready")
  void isReady() {
    source();
    kustomization("apps");

    recorder.records(kustomization, ready());
  }

  @Test
  @Recorded(
      value = "flux/kustomization-ready-first",
      shows = "a Kustomization: Ready True, its generation not yet observed")
  void isReadyFirst() {
    source();
    kustomization("apps");

    recorder.records(kustomization, ready("True", ".*").and(observed(-1)));
  }

  @Test
  @Recorded(
      value = "flux/kustomization-empty",
      shows = "a Kustomization: ready, its folder renders nothing")
  void empty() {
    source(repository(Map.of("kustomization.yaml", "resources: []")).url(), "");
    kustomization("apps");

    recorder.records(kustomization, ready());
  }

  @Test
  @Recorded(
      value = "flux/kustomization-behind",
      shows = "a Kustomization: changed, generation not observed")
  void behind() {
    source();
    kustomization("apps");
    recorder.sees(kustomization, ready());

    patch(kustomization, "{\"spec\":{\"interval\":\"6m\"}}");

    recorder.records(kustomization, generation(2));
  }

  @Test
  @Recorded(
      value = "flux/kustomization-suspended",
      shows = "a Kustomization: changed while suspended, observed and never applied")
  void suspended() {
    source();
    kustomization("apps");
    recorder.sees(kustomization, ready());

    patch(kustomization, "{\"spec\":{\"suspend\":true,\"interval\":\"6m\"}}");

    recorder.records(kustomization, observed(2));
  }

  @Test
  @Recorded(
      value = "flux/kustomization-waits-for-dependency",
      shows = "a Kustomization: DependencyNotReady")
  void waitsForDependency() {
    source();
    kustomization(
        "apps", "sourceRef: {kind: GitRepository, name: config}, dependsOn: [{name: first}]");

    recorder.records(kustomization, ready("False", "DependencyNotReady"));
  }

  @Test
  @Recorded(
      value = "flux/kustomization-waits-for-source",
      shows = "a Kustomization: ArtifactFailed, its source is not there")
  void waitsForSource() {
    kustomization("apps");

    recorder.records(kustomization, ready("False", ".*"));
  }

  @Test
  @Recorded(
      value = "flux/kustomization-waits-for-artifact",
      shows = "a Kustomization: its source has fetched nothing yet")
  void waitsForArtifact() {
    source(nowhere(), "");
    recorder.sees(source, ready("False", ".*"));

    kustomization("apps");

    recorder.records(kustomization, ready("False", ".*"));
  }

  @Test
  @Recorded(
      value = "flux/kustomization-checks-health",
      shows = "a Kustomization: applied, its health checks are running")
  void checksHealth() {
    source();
    kustomization("apps", health("inProgress: \"!has(data.done)\", current: \"has(data.done)\""));

    recorder.records(kustomization, condition("Healthy", "Unknown", ".*"));

    ground
        .admin()
        .configMaps()
        .inNamespace(target)
        .withName("config")
        .edit(map -> map.edit().addToData("done", "yes").build());
    recorder.sees(kustomization, ready());
  }

  @Test
  @Recorded(
      value = "flux/kustomization-deleting",
      shows = "a Kustomization: Terminating, cannot prune")
  void isDeleting() {
    source();
    kustomization("apps");
    recorder.sees(kustomization, ready());
    ground.unbind(target);

    ground.at(kustomization).delete();

    recorder.records(kustomization, deleting().and(observed(2)));
  }

  protected static String health(String expressions) {
    return "sourceRef: {kind: GitRepository, name: config},"
        + " healthCheckExprs: [{apiVersion: v1, kind: ConfigMap, "
        + expressions
        + "}]";
  }
}
