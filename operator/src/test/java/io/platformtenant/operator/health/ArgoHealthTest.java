package io.platformtenant.operator.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.health.Health.State;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgoHealthTest {
  private static final String SPEC =
      """
      metadata: {annotations: {}}
      spec:
        source: {repoURL: "https://git.example.com/d.git", path: api}
        destination: {namespace: prod, server: "https://kubernetes.default.svc"}
        syncPolicy: {automated: {prune: true}}
      status:
        sync:
          comparedTo:
            source: {repoURL: "https://git.example.com/d.git", path: api}
            destination: {namespace: prod, server: "https://kubernetes.default.svc"}
      """;

  @Test
  void aFailureIsTheSameWhetherArgoCdHasLookedAgainOrNot() throws IOException {
    assertThat(withComparisonError("code = Unknown desc = Manifest generation error (cached): no"))
        .isEqualTo(withComparisonError("code = Unknown desc = no"))
        .isEqualTo("code = Unknown desc = no");
  }

  private static String withComparisonError(String message) throws IOException {
    ObjectNode application = application();
    application
        .withObject("/status")
        .withArray("conditions")
        .addObject()
        .put("type", "ComparisonError")
        .put("message", message);
    return ArgoHealth.of(application).message();
  }

  /** Nothing of Argo CD's looks at its state again: it would seem to be synced for ever. */
  @Test
  void aBlockedSyncThatWasTakenAwayIsNone() throws IOException {
    ObjectNode application = application();
    application.withObject("/status/sync").put("status", "Synced");
    application.withObject("/status/health").put("status", "Healthy");
    application
        .withObject("/status/operationState")
        .put("phase", "Running")
        .put("message", "Sync operation blocked by sync window");

    assertThat(ArgoHealth.of(application).state()).isEqualTo(State.READY);

    application.putObject("operation").putObject("sync");
    assertThat(ArgoHealth.of(application).reason()).isEqualTo("Blocked");
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
  @CsvSource(
      nullValues = "-",
      value = {
        // sync, health, phase, condition
        "Synced,    Healthy,     Succeeded,   -,                READY",
        "Synced,    Healthy,     -,           -,                READY",
        "Synced,    Progressing, Succeeded,   -,                PROGRESSING",
        "Synced,    Degraded,    Succeeded,   -,                FAILED",
        "Synced,    Missing,     Succeeded,   -,                FAILED",
        "Synced,    Suspended,   Succeeded,   -,                WORKLOAD_SUSPENDED",
        "OutOfSync, Suspended,   Succeeded,   -,                PROGRESSING",
        "Synced,    Unknown,     -,           -,                PROGRESSING",
        "OutOfSync, Missing,     -,           -,                PROGRESSING",
        "OutOfSync, Healthy,     Succeeded,   -,                PROGRESSING",
        "OutOfSync, Healthy,     Running,     -,                PROGRESSING",
        "OutOfSync, Healthy,     Terminating, -,                PROGRESSING",
        "OutOfSync, Healthy,     Failed,      -,                FAILED",
        "OutOfSync, Healthy,     Error,       -,                FAILED",
        "OutOfSync, Healthy,     -,           SyncError,        FAILED",
        "Unknown,   Healthy,     -,           ComparisonError,  FAILED",
        "Synced,    Healthy,     Succeeded,   ComparisonError,  FAILED",
        "Unknown,   Unknown,     -,           InvalidSpecError, STALLED",
        "Unknown,   Unknown,     -,           UnknownError,     STALLED",
        "Unknown,   Unknown,     -,           -,                PROGRESSING",
        "'',        Healthy,     -,           -,                PROGRESSING",
        "-,         -,           -,           -,                PROGRESSING",
        "Synced,    Healthy,     Succeeded,   SharedResourceWarning, READY"
      })
  void readsTheFirstThatApplies(
      String sync, String health, String phase, String condition, State expected)
      throws IOException {
    ObjectNode application = application();
    ObjectNode status = application.withObject("/status");
    if (sync != null) {
      status.withObject("/sync").put("status", sync);
    }
    if (health != null) {
      status.putObject("health").put("status", health);
    }
    if (phase != null) {
      status.putObject("operationState").put("phase", phase);
    }
    if (condition != null) {
      status.putArray("conditions").addObject().put("type", condition).put("message", "words");
    }

    assertThat(ArgoHealth.of(application).state()).isEqualTo(expected);
  }

  @Test
  void aStatusAboutAnotherSpecSaysNothing() throws IOException {
    ObjectNode application = ready();
    application.withObject("/spec/source").put("path", "api-v2");

    assertThat(ArgoHealth.of(application).state()).isEqualTo(State.PROGRESSING);
    assertThat(ArgoHealth.isSynced(application)).isFalse();
    assertThat(ArgoHealth.isHealthy(application)).isTrue();
  }

  @Test
  void outOfSyncWaitsForAPersonWhereNothingSyncsByItself() throws IOException {
    ObjectNode application = ready();
    application.withObject("/status/sync").put("status", "OutOfSync");
    application.withObject("/spec").remove("syncPolicy");
    assertThat(ArgoHealth.of(application).state()).isEqualTo(State.AWAITING_SYNC);

    application.withObject("/spec/syncPolicy/automated").put("enabled", false);
    assertThat(ArgoHealth.of(application).state()).isEqualTo(State.AWAITING_SYNC);
  }

  @Test
  void aSyncThatWaitsForItsNextTryHasFailed() throws IOException {
    ObjectNode application = ready();
    ObjectNode operation = application.withObject("/status").putObject("operationState");
    operation.put("phase", "Running").put("message", "refused");
    assertThat(ArgoHealth.of(application).state()).isEqualTo(State.PROGRESSING);

    operation.put("finishedAt", "2026-01-01T00:00:00Z");
    assertThat(ArgoHealth.of(application))
        .isEqualTo(Health.of(State.FAILED, "SyncFailed", "refused"));
  }

  /** Argo CD 3.2 says why of the object alone, 3.5 in the message as well. */
  @Test
  void aSyncThatWasRefusedTellsTheFirstObjectsOwnWordsOnce() throws IOException {
    ObjectNode application = ready();
    ObjectNode operation = application.withObject("/status").putObject("operationState");
    operation.put("phase", "Failed").put("message", "objects failed (retried 5 times).");
    var resources = operation.putObject("syncResult").putArray("resources");
    resources.addObject().put("kind", "Service").put("name", "b").put("status", "SyncFailed");
    resources.addObject().put("kind", "Service").put("name", "a").put("status", "Synced");
    for (String name : List.of("d", "c")) {
      resources
          .addObject()
          .put("kind", "Service")
          .put("name", name)
          .put("status", "SyncFailed")
          .put("message", name + "\nis forbidden" + " for good".repeat(100));
    }

    String told = ArgoHealth.of(application).message();
    assertThat(told)
        .startsWith("objects failed (retried 5 times).: Service \"c\": c is forbidden for")
        .endsWith("…")
        .hasSizeLessThan(500);

    operation.put("message", "objects failed, reason: c is forbidden" + " for good".repeat(100));
    assertThat(ArgoHealth.of(application).message()).isEqualTo(operation.path("message").asText());
  }

  @Test
  void aRefusedSyncSaysTheSameThroughAllItsRetries() throws IOException {
    ObjectNode application = ready();
    ObjectNode operation = application.withObject("/status").putObject("operationState");
    operation.put("phase", "Running").put("finishedAt", "2026-01-01T00:00:00Z");
    operation.put("message", "refused. Retrying attempt #3 at 1:23AM.").put("retryCount", 3);
    assertThat(ArgoHealth.of(application))
        .isEqualTo(Health.of(State.FAILED, "SyncFailed", "refused"));

    operation.remove("finishedAt");
    operation.put("message", "Retrying operation. Attempt #3");
    assertThat(ArgoHealth.of(application).state()).isEqualTo(State.ATTEMPTING);
  }

  @Test
  void anOperationThatWasAskedForIsOnItsWay() throws IOException {
    ObjectNode application = ready();
    application.putObject("operation");

    assertThat(ArgoHealth.of(application).state()).isEqualTo(State.PROGRESSING);
  }

  @Test
  void pausedIsToldBeforeWhatItsOldStatusSays() throws IOException {
    ObjectNode application = ready();
    application
        .withObject("/metadata/annotations")
        .put("argocd.argoproj.io/skip-reconcile", "true");

    assertThat(ArgoHealth.of(application).state()).isEqualTo(State.SUSPENDED);
  }

  @Test
  void aDeletionThatSticksNeedsAPerson() throws IOException {
    ObjectNode application = ready();
    application.withObject("/metadata").put("deletionTimestamp", "2026-01-01T00:00:00Z");
    assertThat(ArgoHealth.of(application).state()).isEqualTo(State.DELETING);

    var conditions = application.withObject("/status").putArray("conditions");
    conditions.addObject().put("type", "DeletionError").put("message", "forbidden");
    assertThat(ArgoHealth.of(application))
        .isEqualTo(Health.of(State.STALLED, "DeletionError", "forbidden"));
  }

  private static ObjectNode ready() throws IOException {
    ObjectNode application = application();
    application.withObject("/status/sync").put("status", "Synced");
    application.withObject("/status/health").put("status", "Healthy");
    return application;
  }

  private static ObjectNode application() throws IOException {
    return (ObjectNode) new YAMLMapper().readTree(SPEC);
  }
}
