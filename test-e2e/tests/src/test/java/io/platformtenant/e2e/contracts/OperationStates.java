package io.platformtenant.e2e.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.platformtenant.engines.real.RealEngines;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Every state of an Application that was refused, or whose operation runs, waits or failed. */
abstract class OperationStates extends ArgoStates {
  private static final String DENIED =
      "syncWindows: [{kind: deny, schedule: \"* * * * *\", duration: 1h, applications: [\"*\"]}]";

  /** Nothing on this cluster runs Jobs: a sync waits for this one for ever. */
  private static final Map<String, String> HOOK =
      Map.of(
          "hook.yaml",
          """
          apiVersion: batch/v1
          kind: Job
          metadata: {name: migrate, annotations: {argocd.argoproj.io/hook: Sync}}
          spec:
            template:
              spec:
                restartPolicy: Never
                containers: [{name: migrate, image: "registry.example.com/migrate:1"}]
          """);

  @Test
  @Recorded(value = "argocd/application-not-seen", shows = "an Application: no status yet")
  void notSeen() {
    project();
    application(AUTOMATED);

    recorder.records(application, object -> !object.has("status"));
  }

  @Test
  @Recorded(
      value = "argocd/application-not-compared",
      shows = "an Application: its first sync begins, sync is an empty text")
  void notCompared() {
    project();
    application(AUTOMATED);
    recorder.sees(application, synced());
    ground.at(application).delete();
    eventuallyGone("it goes", application);

    // The first time its project may be unknown yet, which stands in the status for a while.
    application(AUTOMATED);

    recorder.records(
        application,
        object ->
            object.at("/status/sync/status").asText("-").isEmpty()
                && object.at("/status/conditions").isMissingNode());
  }

  @Test
  @Recorded(
      value = "argocd/application-without-project",
      shows = "an Application: InvalidSpecError, its project is not there")
  void withoutProject() {
    application(AUTOMATED);

    recorder.records(application, has("InvalidSpecError").and(reads("Unknown", "Unknown")));
  }

  @Test
  @Recorded(
      value = "argocd/application-repository-not-permitted",
      shows = "an Application: InvalidSpecError, a repository that is not permitted")
  void repositoryNotPermitted() {
    project();
    allow("https://git.example.com/other");
    application(AUTOMATED);

    recorder.records(application, has("InvalidSpecError").and(reads("Unknown", "Unknown")));
  }

  @Test
  @Recorded(
      value = "argocd/application-unknown-cluster",
      shows = "an Application: InvalidSpecError, a cluster that is not known")
  void unknownCluster() {
    project();
    ground.create(
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: %s, namespace: argocd}
        spec:
          project: %s
          source: {repoURL: "%s", path: ., targetRevision: main}
          destination: {name: nowhere, namespace: %s}
        """
            .formatted(application.name(), projectName(), engine().repository(), target));

    recorder.records(application, has("InvalidSpecError").and(reads("Unknown", "Unknown")));
  }

  @Test
  @Recorded(
      value = "argocd/application-comparison-error",
      shows = "an Application: ComparisonError, a path that is not there")
  void comparisonError() {
    project();
    application(
        "resources-finalizer.argocd.argoproj.io", engine().repository(), "nowhere", AUTOMATED);

    recorder.records(application, has("ComparisonError"));
  }

  @Test
  @Recorded(
      value = "argocd/application-operation-asked-for",
      shows = "an Application: operation is set, and not begun")
  void operationAskedFor() {
    project();
    application("syncPolicy: {syncOptions: [ServerSideApply=true]}");
    recorder.sees(application, at("/status/sync/status", "OutOfSync"));

    ground.patch(application, BY_HAND);

    recorder.records(application, object -> object.has("operation"));
  }

  @Test
  @Recorded(value = "argocd/application-syncing", shows = "an Application: phase Running")
  void syncing() {
    deliver(HOOK, "");
    recorder.sees(application, at("/status/sync/status", "Synced"));
    ground.patch(application, BY_HAND);

    recorder.records(
        application,
        phase("Running").and(at("/status/operationState/syncResult/resources/0/kind", "Job")));
  }

  @Test
  @Recorded(value = "argocd/application-terminating", shows = "an Application: phase Terminating")
  void terminating() {
    deliver(HOOK, "");
    recorder.sees(application, at("/status/sync/status", "Synced"));
    ground.patch(application, BY_HAND);
    recorder.sees(
        application,
        phase("Running").and(at("/status/operationState/syncResult/resources/0/kind", "Job")));

    terminate();

    recorder.records(application, phase("Terminating"));
  }

  @Test
  @Recorded(
      value = "argocd/application-terminated",
      shows = "an Application: phase Failed, somebody terminated the sync")
  void terminated() {
    deliver(HOOK, "");
    recorder.sees(application, at("/status/sync/status", "Synced"));
    ground.patch(application, BY_HAND);
    recorder.sees(
        application,
        phase("Running").and(at("/status/operationState/syncResult/resources/0/kind", "Job")));

    terminate();

    recorder.records(application, phase("Failed").or(phase("Error")));
  }

  @Test
  @Recorded(
      value = "argocd/application-blocked",
      shows = "an Application: a sync by hand is blocked by a sync window")
  void blocked() {
    project(DENIED);
    application("syncPolicy: {syncOptions: [ServerSideApply=true]}");
    recorder.sees(application, at("/status/sync/status", "OutOfSync"));

    ground.patch(application, BY_HAND);

    recorder.records(
        application,
        object -> object.at("/status/operationState/message").asText().contains("window"));
  }

  @Test
  @Recorded(
      value = "argocd/application-frozen",
      shows = "an Application: automated under a deny window, no operation and no condition")
  void frozen() {
    project(DENIED);
    application(AUTOMATED);

    recorder.records(application, at("/status/sync/status", "OutOfSync"));
  }

  @Test
  @Recorded(
      value = "argocd/application-refused",
      shows = "an Application: a refused automated sync is Running through its retries")
  void refused() {
    ground.unbind(target);
    project();
    application(AUTOMATED);

    recorder.records(
        application,
        phase("Running").and(object -> object.at("/status/operationState").has("finishedAt")));
  }

  @Test
  @Recorded(
      value = "argocd/application-retrying",
      shows = "an Application: a refused sync is tried again")
  void retrying() {
    ground.unbind(target);
    project();
    application("syncPolicy: {automated: {}, retry: {limit: 9, backoff: {duration: 1s}}}");
    recorder.sees(application, phase("Running").and(retries(1)));

    recorder.records(
        application,
        phase("Running")
            .and(retries(1))
            .and(object -> !object.at("/status/operationState").has("finishedAt")));
  }

  @Test
  @Recorded(
      value = "argocd/application-retries-used-up",
      shows = "an Application: SyncError, its retries are used up")
  void retriesUsedUp() {
    ground.unbind(target);
    project();
    application("syncPolicy: {automated: {}, retry: {limit: 0}}");

    recorder.records(application, has("SyncError"));
  }

  @Test
  @Recorded(value = "argocd/application-failed", shows = "an Application: phase Failed, by hand")
  void failed() {
    ground.unbind(target);
    project();
    application("syncPolicy: {syncOptions: [ServerSideApply=true]}");
    recorder.sees(application, at("/status/sync/status", "OutOfSync"));

    ground.patch(application, BY_HAND);

    recorder.records(application, phase("Failed"));
  }

  @Test
  @Recorded(
      value = "argocd/application-without-account",
      shows = "an Application: phase Error, no account for its destination")
  void withoutAccount() {
    project("description: no accounts");
    application("syncPolicy: {syncOptions: [ServerSideApply=true]}");
    recorder.sees(application, at("/status/sync/status", "OutOfSync"));

    ground.patch(application, BY_HAND);

    recorder.records(application, phase("Error"));
  }

  private static Predicate<JsonNode> retries(int count) {
    return object -> object.at("/status/operationState/retryCount").asInt() == count;
  }

  /** Ends the running operation as a person does who presses Terminate. */
  private void terminate() {
    var api = RealEngines.get().argoApi();
    api.call(
            api.adminToken(),
            "DELETE",
            "/api/v1/applications/" + application.name() + "/operation",
            JsonNodeFactory.instance.objectNode())
        .json();
  }
}
