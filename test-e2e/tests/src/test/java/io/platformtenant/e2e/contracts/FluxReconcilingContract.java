package io.platformtenant.e2e.contracts;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What Flux does with objects that are there. */
abstract class FluxReconcilingContract extends FluxContract {

  @Test
  void aSourceGetsAFinalizerAndAnArtifactWithARevision() {
    var source = source();

    eventuallyReady(source);

    assertThat(ground.object(source).getMetadata().getFinalizers())
        .contains("finalizers.fluxcd.io");
    assertThat(ground.status(source).path("artifact").path("revision").asText())
        .startsWith("main@sha1:");
  }

  /** A freeze relies on it: what follows the source has nothing to apply then. */
  @Test
  void aSourceThatIsHeldToItsCommitBesideItsBranchHasTheSameRevision() {
    var source = source();
    eventuallyReady(source);
    var revision = ground.status(source).path("artifact").path("revision").asText();

    ground.patch(
        source,
        "{\"spec\":{\"ref\":{\"commit\":\"%s\"}}}"
            .formatted(revision.substring(revision.lastIndexOf(':') + 1)));

    eventuallyReady(source);
    assertThat(ground.status(source).path("artifact").path("revision").asText())
        .isEqualTo(revision);
  }

  @Test
  void aKustomizationAppliesTheSourcesRevisionUnderItsOwnLabels() {
    var source = source();
    var kustomization = kustomization("apps");

    eventuallyReady(kustomization);

    var status = ground.status(kustomization);
    assertThat(ground.object(kustomization).getMetadata().getFinalizers())
        .contains("finalizers.fluxcd.io");
    assertThat(status.path("lastAppliedRevision"))
        .isEqualTo(ground.status(source).path("artifact").path("revision"));
    assertThat(applied(status).getMetadata().getLabels())
        .containsEntry("kustomize.toolkit.fluxcd.io/name", "apps")
        .containsEntry("kustomize.toolkit.fluxcd.io/namespace", home);
    assertThat(Ground.condition(status, "Healthy").path("status").asText()).isEqualTo("True");
  }

  @Test
  void aChangedSpecBecomesReadyForItsNewGeneration() {
    source();
    var kustomization = kustomization("apps");
    eventuallyReady(kustomization);

    ground.patch(kustomization, "{\"spec\":{\"interval\":\"6m\"}}");

    eventuallyReady(kustomization);
    assertThat(ground.status(kustomization).path("observedGeneration").asLong()).isGreaterThan(1);
  }

  @Test
  void aKustomizationThatIsDueIsUnknownForAMomentAndKeepsWhatItHadApplied() {
    source();
    var kustomization = kustomization("apps");
    eventuallyReady(kustomization);
    ground.patch(kustomization, "{\"spec\":{\"interval\":\"1m\"}}");
    eventuallyReady(kustomization);
    var statuses = new ConcurrentLinkedQueue<JsonNode>();

    try (var _ = ground.watch(kustomization, statuses::add)) {
      within(engine().patience().plusMinutes(1))
          .until(
              "it was checked again",
              () ->
                  statuses.stream()
                      .anyMatch(s -> ready(s).path("status").asText().equals("Unknown")));
    }

    eventuallyReady(kustomization);
    assertThat(statuses)
        .filteredOn(s -> ready(s).path("status").asText().equals("Unknown"))
        .allSatisfy(
            s -> {
              assertThat(s.path("observedGeneration").asLong())
                  .isEqualTo(ready(s).path("observedGeneration").asLong());
              assertThat(s.path("lastAppliedRevision")).isEqualTo(s.path("lastAttemptedRevision"));
              assertThat(s.path("history").path(0).path("lastReconciledStatus").asText())
                  .isEqualTo("ReconciliationSucceeded");
              assertThat(Ground.condition(s, "Reconciling").path("status").asText())
                  .isEqualTo("True");
            });
  }

  @Test
  void aKustomizationWithoutItsSourceReadsArtifactFailedAndStartsWhenItComes() {
    var kustomization = kustomization("apps");
    eventuallyReads(kustomization, "ArtifactFailed");

    source();

    eventuallyReady(kustomization);
  }

  @Test
  void aSourceInAnotherNamespaceIsDeniedForGood() {
    var kustomization =
        kustomization(
            "apps",
            "sourceRef: {kind: GitRepository, name: config, namespace: %s}".formatted(target));

    eventuallyReads(kustomization, "AccessDenied");
    eventually(
        "it is stalled",
        kustomization,
        status ->
            assertThat(Ground.condition(status, "Stalled").path("status").asText())
                .isEqualTo("True"));
  }

  @Test
  void aKustomizationWaitsForWhatItDependsOn() {
    source();
    var second =
        kustomization(
            "second", "sourceRef: {kind: GitRepository, name: config}, dependsOn: [{name: first}]");
    eventuallyReads(second, "DependencyNotReady");
    assertThat(ready(ground.status(second)).path("message").asText()).contains(home + "/first");

    kustomization("first");

    eventuallyReady(second);
  }

  @Test
  void missingRightsFailInTheServersOwnWordsAndHealWithTheBinding() {
    ground.unbind(target);
    source();
    var kustomization = kustomization("apps");

    eventuallyReads(kustomization, "ReconciliationFailed");
    eventually(
        "a failure leaves the old observed generation",
        kustomization,
        status -> {
          assertThat(ready(status).path("message").asText())
              .contains("system:serviceaccount:" + home + ":deployer")
              .contains("cannot patch resource");
          assertThat(ready(status).path("observedGeneration").asLong()).isEqualTo(1);
          assertThat(status.path("observedGeneration").asLong(-1)).isEqualTo(-1);
          assertThat(Ground.condition(status, "Reconciling").path("reason").asText())
              .isEqualTo("ProgressingWithRetry");
        });

    ground.bind(target, home, "deployer");
    eventuallyReady(kustomization);
  }

  @Test
  void whoNamesNoAccountGetsTheLockdownsDefault() {
    source();
    var kustomization = bare("apps", "sourceRef: {kind: GitRepository, name: config}");

    eventually(
        "the default account is refused",
        kustomization,
        status ->
            assertThat(ready(status).path("message").asText())
                .contains("system:serviceaccount:" + home + ":default"));
  }

  @Test
  void aKustomizationChangedWhileSuspendedObservesWhatItNeverApplied() {
    source();
    var kustomization = kustomization("apps");
    eventuallyReady(kustomization);

    ground.patch(kustomization, "{\"spec\":{\"suspend\":true,\"interval\":\"7m\"}}");

    eventually(
        "the generation is observed",
        kustomization,
        status -> assertThat(status.path("observedGeneration").asLong()).isEqualTo(2));
    var ready = ready(ground.status(kustomization));
    assertThat(ready.path("status").asText()).isEqualTo("True");
    assertThat(ready.path("observedGeneration").asLong()).isEqualTo(1);
  }

  @Test
  void aSourceChangedWhileSuspendedSaysReadyForANewGeneration() {
    var source = source();
    eventuallyReady(source);
    var before = ground.status(source).path("artifact");

    ground.patch(source, "{\"spec\":{\"suspend\":true,\"ref\":{\"branch\":\"other\"}}}");

    eventuallyReady(source);
    assertThat(ground.status(source).path("artifact")).isEqualTo(before);
  }

  @Test
  void aRequestedRunIsEchoed() {
    source();
    var kustomization = kustomization("apps");
    eventuallyReady(kustomization);

    ground.patch(
        kustomization,
        "{\"metadata\":{\"annotations\":{\"reconcile.fluxcd.io/requestedAt\":\"now\"}}}");

    eventually(
        "the request is handled",
        kustomization,
        status -> assertThat(status.path("lastHandledReconcileAt").asText()).isEqualTo("now"));
  }
}
