package io.platformtenant.e2e.contracts;

import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.platformtenant.engines.standins.machine.ScriptKey;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every state an Application can be in that was compared, and whose syncs went well. */
abstract class ApplicationStates extends ArgoStates {

  @Test
  @Recorded(value = "argocd/application-ready", shows = "an Application: Synced and Healthy")
  void isReady() {
    project();
    application(AUTOMATED);

    recorder.records(application, synced());
  }

  @Test
  @Recorded(
      value = "argocd/application-empty",
      shows = "an Application: Synced and Healthy, it renders nothing")
  void empty() {
    deliver(Map.of("README.md", "nothing yet"), AUTOMATED);

    recorder.records(application, at("/status/sync/status", "Synced"));
  }

  @Test
  @Recorded(
      value = "argocd/application-compared-for-another-spec",
      shows = "an Application: changed, not compared for its spec")
  void changed() {
    project();
    application(AUTOMATED);
    recorder.sees(application, synced());

    ground.patch(application, "{\"spec\":{\"source\":{\"path\":\"./\"}}}");

    recorder.records(application, at("/spec/source/path", "./"));
  }

  @Test
  @Recorded(
      value = "argocd/application-awaits-sync",
      shows = "an Application: OutOfSync, not automated, never synced")
  void awaitsSync() {
    project();
    application("syncPolicy: {syncOptions: [ServerSideApply=true]}");

    recorder.records(application, at("/status/sync/status", "OutOfSync"));
  }

  @Test
  @Recorded(
      value = "argocd/application-drifted",
      shows = "an Application: OutOfSync by live drift, automated without selfHeal")
  void drifted() {
    project();
    application(AUTOMATED);
    recorder.sees(application, synced());

    ground
        .admin()
        .configMaps()
        .inNamespace(target)
        .withName("config")
        .edit(map -> map.edit().addToData("key", "another").build());

    recorder.records(application, at("/status/sync/status", "OutOfSync").and(phase("Succeeded")));
  }

  @Test
  @Recorded(
      value = "argocd/application-needs-pruning",
      shows = "an Application: OutOfSync for ever, prune is off")
  void needsPruning() {
    var repository = deliver(Map.of("one.yaml", configMap("one")), AUTOMATED);
    recorder.sees(application, synced());
    Map<String, String> gone = new HashMap<>();
    gone.put("one.yaml", null);

    var commit = repository.commit(gone);
    ground.patch(
        application,
        "{\"metadata\":{\"annotations\":{\"argocd.argoproj.io/refresh\":\"normal\"}}}");

    recorder.records(
        application,
        at("/status/sync/revision", commit).and(at("/status/sync/status", "OutOfSync")));
  }

  @Test
  @Recorded(
      value = "argocd/application-progressing",
      shows = "an Application: Synced, health Progressing")
  void progressing() {
    deliver(deployment(""), AUTOMATED);

    recorder.records(application, synced().and(reads("Synced", "Progressing")));
  }

  @Test
  @Recorded(
      value = "argocd/application-degraded",
      shows = "an Application: Synced, health Degraded")
  void degraded() {
    deliver(deployment(""), AUTOMATED);
    recorder.sees(application, synced());

    ground
        .admin()
        .apps()
        .deployments()
        .inNamespace(target)
        .withName("api")
        .editStatus(
            d ->
                new DeploymentBuilder(d)
                    .withNewStatus()
                    .withObservedGeneration(d.getMetadata().getGeneration())
                    .addNewCondition()
                    .withType("Progressing")
                    .withStatus("False")
                    .withReason("ProgressDeadlineExceeded")
                    .endCondition()
                    .endStatus()
                    .build());

    recorder.records(application, synced().and(reads("Synced", "Degraded")));
  }

  @Test
  @Recorded(
      value = "argocd/application-suspended",
      shows = "an Application: Synced, health Suspended")
  void suspended() {
    deliver(deployment("paused: true"), AUTOMATED);

    recorder.records(application, synced().and(reads("Synced", "Suspended")));
  }

  @Test
  @Recorded(
      value = "argocd/application-missing",
      shows = "an Application: health Missing after a finished sync")
  void missing() {
    deliver(deployment("paused: true"), AUTOMATED);
    recorder.sees(application, synced().and(reads("Synced", "Suspended")));

    ground.admin().apps().deployments().inNamespace(target).withName("api").delete();

    recorder.records(application, reads("OutOfSync", "Missing").and(phase("Succeeded")));
  }

  @Test
  @Recorded(
      value = "argocd/application-repeated-resource",
      shows = "an Application: RepeatedResourceWarning is no error")
  void repeatedResource() {
    deliver(Map.of("one.yaml", configMap("one"), "two.yaml", configMap("one")), AUTOMATED);

    recorder.records(application, synced().and(has("RepeatedResourceWarning")));
  }

  @Test
  @Recorded(value = "argocd/application-paused", shows = "an Application: skip-reconcile")
  void paused() {
    project();
    application(AUTOMATED);
    recorder.sees(application, synced());

    ground.patch(
        application,
        "{\"metadata\":{\"annotations\":{\"argocd.argoproj.io/skip-reconcile\":\"true\"}}}");

    recorder.records(
        application, object -> object.at("/metadata/annotations").toString().contains("skip"));
  }

  @Test
  @Recorded(value = "argocd/application-deleting", shows = "an Application: being deleted")
  void isDeleting() {
    project();
    application(AUTOMATED);
    recorder.sees(application, synced());

    ground.at(application).delete();

    recorder.records(application, object -> object.path("metadata").has("deletionTimestamp"));
  }

  @Test
  @Recorded(
      value = "argocd/application-deletion-stuck",
      shows = "an Application: being deleted, DeletionError, its project is gone")
  void deletionIsStuck() {
    project();
    application(AUTOMATED);
    recorder.sees(application, synced());
    var project = ScriptKey.appProject(argocd, projectName());
    ground.patch(project, "{\"metadata\":{\"finalizers\":[]}}");
    ground.at(project).delete();
    recorder.sees(application, has("InvalidSpecError").and(reads("Unknown", "Unknown")));

    ground.at(application).delete();

    recorder.records(application, has("DeletionError"));
  }
}
