package io.platformtenant.e2e.contracts;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.engines.standins.machine.Trees;
import org.junit.jupiter.api.Test;

/** What Argo CD does with Applications that are there. */
abstract class ArgoSyncingContract extends ArgoContract {

  @Test
  void anAutomatedApplicationIsSyncedInTheProjectsAccountsName() {
    project();
    var application = application(AUTOMATED);

    eventuallySynced(application);

    assertThat(applied(ground.status(application)).getMetadata().getAnnotations())
        .containsKey("argocd.argoproj.io/tracking-id");
    assertThat(ground.object(application).getAdditionalProperties()).doesNotContainKey("operation");
  }

  @Test
  void statusIsAnOrdinaryFieldSoGenerationMeansNothing() {
    project();
    var application = application(AUTOMATED);

    eventuallySynced(application);

    assertThat(ground.object(application).getMetadata().getGeneration()).isGreaterThan(1);
    assertThat(ground.status(application).has("observedGeneration")).isFalse();
  }

  @Test
  void withoutAutomationItWaitsForAPerson() {
    project();
    var application = application("syncPolicy: {syncOptions: [ServerSideApply=true]}");
    eventually(
        "it is compared but not synced",
        application,
        // Argo CD 3.5 calls a ConfigMap that is not there Missing, 3.2 calls it Healthy.
        status -> assertThat(status.path("sync").path("status").asText()).isEqualTo("OutOfSync"));
    assertThat(ground.status(application).has("operationState")).isFalse();

    ground.patch(application, "{\"operation\":{\"sync\":{\"revision\":\"main\"}}}");

    eventuallySynced(application);
  }

  @Test
  void aWindowThatDeniesHoldsBackWhatIsDueAndWhatIsAskedFor() {
    var project = project();
    ground.patch(
        project,
        "{\"spec\":{\"syncWindows\":[{\"kind\":\"deny\",\"schedule\":\"* * * * *\","
            + "\"duration\":\"1h\",\"applications\":[\"*\"]}]}}");
    var application = application(AUTOMATED);
    eventually(
        "it is compared but not synced",
        application,
        status -> assertThat(status.at("/sync/status").asText()).isEqualTo("OutOfSync"));

    ground.patch(application, "{\"operation\":{\"sync\":{\"revision\":\"main\"}}}");

    eventually(
        "what is asked for waits",
        application,
        status ->
            assertThat(status.at("/operationState/message").asText())
                .startsWith("Sync operation blocked by sync window"));
    ground.patch(project, "{\"spec\":{\"syncWindows\":null}}");
    eventuallySynced(application);
  }

  /** What an override of a freeze stands on. */
  @Test
  void oneByHandGetsThroughWhereEveryWindowThatHoldsLetsIt() {
    var project = project();
    var lets = window("\"namespaces\":[\"" + target + "\"],\"manualSync\":true");
    ground.patch(project, windows(lets, window("\"applications\":[\"app-*\"]")));
    var application = application(AUTOMATED);
    eventually(
        "nothing is synced by itself",
        application,
        status -> assertThat(status.at("/sync/status").asText()).isEqualTo("OutOfSync"));

    ground.patch(application, "{\"operation\":{\"sync\":{\"revision\":\"main\"}}}");
    eventually(
        "one of the two does not let it",
        application,
        status ->
            assertThat(status.at("/operationState/message").asText())
                .startsWith("Sync operation blocked by sync window"));
    ground.patch(application, "{\"operation\":null}");

    ground.patch(project, windows(lets, window("\"applications\":[\"others-*\"]")));
    ground.patch(application, "{\"operation\":{\"sync\":{\"revision\":\"main\"}}}");
    eventuallySynced(application);
  }

  private static String windows(String... all) {
    return "{\"spec\":{\"syncWindows\":[" + String.join(",", all) + "]}}";
  }

  private static String window(String of) {
    return "{\"kind\":\"deny\",\"schedule\":\"* * * * *\",\"duration\":\"1h\"," + of + "}";
  }

  @Test
  void aChangedSourceIsComparedAndSyncedAgain() {
    project();
    var application = application(AUTOMATED);
    eventuallySynced(application);
    var before = ground.status(application).path("reconciledAt");
    assertThat(before.isMissingNode()).isFalse();

    ground.patch(application, "{\"spec\":{\"source\":{\"path\":\"./\"}}}");

    eventuallySynced(application);
  }

  @Test
  void aMissingProjectIsAnInvalidSpecUntilItComes() {
    var application = application(AUTOMATED);
    eventuallyHasCondition(application, "InvalidSpecError", "which does not exist");
    eventually(
        "nothing is known of it", application, status -> reads(status, "Unknown", "Unknown"));

    project();

    eventuallySynced(application);
    assertThat(Ground.condition(ground.status(application), "InvalidSpecError").isMissingNode())
        .isTrue();
  }

  @Test
  void aRepositoryTheProjectDoesNotListIsRefused() {
    var project = project();
    ground.patch(project, "{\"spec\":{\"sourceRepos\":[\"https://git.example.com/other\"]}}");

    var application = application(AUTOMATED);

    eventuallyHasCondition(application, "InvalidSpecError", "is not permitted in project");
  }

  @Test
  void aRepositoryIsRecognisedInAnyCaseAndWithoutItsSuffix() {
    var project = project();
    var spelled = engine().repository().replaceAll("\\.git$", "").replace("https://", "HTTPS://");
    ground.patch(project, "{\"spec\":{\"sourceRepos\":[\"%s\"]}}".formatted(spelled));

    var application = application(AUTOMATED);

    eventuallySynced(application);
  }

  @Test
  void aDestinationTheProjectDoesNotListIsRefused() {
    var project = project();
    ground.patch(project, "{\"spec\":{\"destinations\":[]}}");

    var application = application(AUTOMATED);

    eventuallyHasCondition(
        application, "InvalidSpecError", "do not match any of the allowed destinations");
  }

  @Test
  void withoutAnAccountForTheDestinationNothingIsSynced() {
    project("description: no accounts");
    var application = application(AUTOMATED);

    eventually(
        "the operation names the problem",
        application,
        status ->
            assertThat(status.path("operationState").path("message").asText())
                .contains("no matching service account found"));
  }

  @Test
  void missingRightsAreNamedWhileTheSyncIsStillRunningAndHealWithTheBinding() {
    ground.unbind(target);
    project();
    var application = application(AUTOMATED);
    eventually(
        "the running operation names the account",
        application,
        status -> {
          var state = status.path("operationState");
          assertThat(state.path("phase").asText()).isEqualTo("Running");
          // Argo CD 3.5 says it in the message, 3.2 of each object.
          assertThat(state.path("message").asText() + state.path("syncResult"))
              .contains("system:serviceaccount:" + target + ":deployer");
        });

    ground.bind(target, target, "deployer");

    eventuallySynced(application);
  }

  @Test
  void blocksThatSayNothingAreTakenOut() {
    project();
    var application = application("syncPolicy: {}");
    ground.patch(application, "{\"spec\":{\"source\":{\"kustomize\":{}}}}");

    within(engine().patience())
        .until(
            "empty blocks are gone",
            () ->
                !ground.spec(application).has("syncPolicy")
                    && !ground.spec(application).path("source").has("kustomize"));
  }

  @Test
  void aRefreshIsDoneAndItsAnnotationTakenOff() {
    project();
    var application = application(AUTOMATED);
    eventuallySynced(application);

    ground.patch(
        application,
        "{\"metadata\":{\"annotations\":{\"argocd.argoproj.io/refresh\":\"normal\"}}}");

    within(engine().patience())
        .until(
            "the annotation is gone",
            () ->
                Trees.annotation(ground.object(application), "argocd.argoproj.io/refresh")
                    .isEmpty());
  }
}
