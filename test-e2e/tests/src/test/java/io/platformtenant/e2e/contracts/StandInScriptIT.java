package io.platformtenant.e2e.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.engines.standins.machine.ScriptKey;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a test can make the stand-ins do to its own objects, and how it takes it back. */
final class StandInScriptIT {

  private final Script script = SharedStandIns.script();

  @Nested
  final class OnFlux extends FluxContract {

    @Override
    EngineUnderTest engine() {
      return EngineUnderTest.standIn();
    }

    @Test
    void aStuckKustomizationStaysProgressingUntilHealed() {
      source();
      script.stuck(ScriptKey.kustomization(home, "apps"));
      var kustomization = kustomization("apps");
      eventually(
          "it begins",
          kustomization,
          status -> {
            assertThat(ready(status).path("status").asText()).isEqualTo("Unknown");
            assertThat(Ground.condition(status, "Reconciling").path("reason").asText())
                .isEqualTo("Progressing");
          });

      script.heal(kustomization);
      eventuallyReady(kustomization);
    }

    @Test
    void aFailingHealthCheckComesAfterApplyingAndIsForgottenWithTheObject() {
      source();
      var kustomization = kustomization("apps");
      script.failing(kustomization, "HealthCheckFailed", "Deployment/api is not ready");
      eventuallyReads(kustomization, "HealthCheckFailed");
      assertThat(applied(ground.status(kustomization))).isNotNull();

      ground.at(kustomization).delete();
      eventuallyGone("it goes", kustomization);

      eventuallyReady(kustomization("apps"));
    }

    @Test
    void aFailingSourceHasNoArtifact() {
      script.failing(ScriptKey.gitRepository(home, "config"), "GitOperationFailed", "no route");
      var source = source();
      var kustomization = kustomization("apps");
      eventuallyReads(source, "GitOperationFailed");
      eventuallyReads(kustomization, "ArtifactFailed");

      script.heal(source);
      eventuallyReady(kustomization);
    }

    @Test
    void anOciSourceServesADigest() {
      ground.create(
          """
          apiVersion: source.toolkit.fluxcd.io/v1
          kind: OCIRepository
          metadata: {name: config, namespace: %s}
          spec: {url: "oci://registry.example.com/config", interval: 5m, ref: {tag: v1}}
          """
              .formatted(home));
      var kustomization = kustomization("apps", "sourceRef: {kind: OCIRepository, name: config}");

      eventuallyReady(kustomization);

      assertThat(ground.status(kustomization).path("lastAppliedRevision").asText())
          .startsWith("v1@sha256:");
    }

    @Test
    void aHeldFinalizerKeepsADeletedKustomization() {
      source();
      var kustomization = kustomization("apps");
      eventuallyReady(kustomization);
      script.holdFinalizer(kustomization);

      ground.at(kustomization).delete();
      eventually(
          "deletion is observed",
          kustomization,
          status -> assertThat(status.path("observedGeneration").asLong()).isEqualTo(2));
      assertThat(ground.exists(kustomization)).isTrue();

      script.heal(kustomization);
      eventuallyGone("it goes once let go", kustomization);
    }
  }

  @Nested
  final class OnArgo extends ArgoContract {

    @Override
    EngineUnderTest engine() {
      return EngineUnderTest.standIn();
    }

    @Test
    void aFailingApplicationIsDegradedAndHealthyAgain() {
      project();
      var application = application(AUTOMATED);
      eventuallySynced(application);

      script.failing(application, "Degraded", "crash loop");
      eventually("it degrades", application, status -> reads(status, "Synced", "Degraded"));

      script.heal(application);
      eventuallySynced(application);
    }

    @Test
    void aRefusedSyncFailsWithTheScriptsMessage() {
      project();
      script.failing(
          ScriptKey.application(argocd, "app-" + target), "SyncFailed", "Deployment is invalid");
      var application = application(AUTOMATED);
      eventuallyHasCondition(application, "SyncError", "Deployment is invalid");
      assertThat(ground.status(application).path("operationState").path("phase").asText())
          .isEqualTo("Failed");

      script.heal(application);
      eventuallySynced(application);
    }

    @Test
    void aPersonSyncsAnApplicationThatIsNotAutomated() {
      project();
      var application = application("revisionHistoryLimit: 3");
      eventually("it waits", application, status -> reads(status, "OutOfSync", "Missing"));

      script.sync(application);

      eventuallySynced(application);
    }

    @Test
    void anUnseenApplicationHasNoStatusAndAStuckOneIsProgressing() {
      project();
      script.unseen(ScriptKey.application(argocd, "app-" + target));
      var application = application(AUTOMATED);
      assertThat(ground.status(application).isEmpty()).isTrue();

      script.stuck(application);

      eventually("it progresses", application, status -> reads(status, "Synced", "Progressing"));
    }
  }
}
