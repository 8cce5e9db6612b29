package io.platformtenant.e2e.contracts;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.platformtenant.engines.standins.argo.ArgoApp;
import io.platformtenant.engines.standins.machine.ScriptKey;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What Argo CD does with ApplicationSets and what they make. */
abstract class ApplicationSetContract extends SetGround {

  /** Told of a set that is to come, whose generator looks into a repository that nobody has. */
  abstract void generatorFails(ScriptKey set);

  /** Waits until the set has come to an end, and holds its conditions against these reasons. */
  protected void eventuallySays(String error, String parameters, String upToDate) {
    eventually(
        set() + " says how it fares",
        set(),
        status ->
            assertThat(conditions(status))
                .containsExactly(
                    "ErrorOccurred=" + error,
                    "ParametersGenerated=" + parameters,
                    "ResourcesUpToDate=" + upToDate));
  }

  private void eventuallyUpToDate() {
    eventuallySays(
        "False ApplicationSetUpToDate", "True ParametersGenerated", "True ApplicationSetUpToDate");
  }

  private static List<String> conditions(JsonNode status) {
    return StreamSupport.stream(status.path("conditions").spliterator(), false)
        .map(
            c ->
                "%s=%s %s"
                    .formatted(
                        c.path("type").asText(),
                        c.path("status").asText(),
                        c.path("reason").asText()))
        .toList();
  }

  @Test
  void itMakesAnApplicationPerElementWhichItControlsAndWhichCascades() {
    project();
    create(elements("a", "b"));

    eventuallyUpToDate();

    var metadata = ground.object(made("b")).getMetadata();
    assertThat(metadata.getFinalizers()).containsExactly(ArgoApp.FINALIZER);
    assertThat(metadata.getLabels()).isEqualTo(Map.of("mine", "yes"));
    assertThat(metadata.getOwnerReferences())
        .singleElement()
        .satisfies(
            owner -> {
              assertThat(owner.getName()).isEqualTo(set().name());
              assertThat(owner.getController()).isTrue();
            });
    assertThat(ground.exists(made("a"))).isTrue();
  }

  @Test
  void finalizersOfTheTemplateAreTakenAsTheyAre() {
    project();
    create(elements("a"), ".", "finalizers: [\"" + ArgoApp.FINALIZER + "/background\"]");

    eventuallyUpToDate();

    assertThat(ground.object(made("a")).getMetadata().getFinalizers())
        .containsExactly(ArgoApp.FINALIZER + "/background");
  }

  @Test
  void anElementThatLeavesTakesItsApplicationAlong() {
    project();
    create(elements("a", "b"));
    eventuallyUpToDate();

    ground.patch(
        set(), "{\"spec\":{\"generators\":[{\"list\":{\"elements\":[{\"name\":\"a\"}]}}]}}");

    eventuallyGone("the Application goes", made("b"));
    assertThat(ground.exists(made("a"))).isTrue();
  }

  @Test
  void aSetThatOnlyCreatesLeavesWhatIsThereAsItIs() {
    project();
    create(elements("a"));
    eventuallyUpToDate();

    ground.patch(
        set(),
        "{\"spec\":{\"syncPolicy\":{\"applicationsSync\":\"create-only\"},"
            + "\"generators\":[{\"list\":{\"elements\":[{\"name\":\"b\"}]}}],"
            + "\"template\":{\"spec\":{\"source\":{\"path\":\"./\"}}}}}");

    within(engine().patience()).until("what is new is made", () -> ground.exists(made("b")));
    assertThat(ground.spec(made("a")).at("/source/path").asText()).isEqualTo(".");
    ground.patch(set(), "{\"spec\":{\"syncPolicy\":{\"applicationsSync\":\"sync\"}}}");
    eventuallyGone("what left it goes", made("a"));
  }

  @Test
  void aSetThatGoesTakesWhatItMadeAlong() {
    project();
    create(elements("a"));
    eventuallyUpToDate();

    ground.at(set()).delete();

    // The garbage collector hears of new kinds every 30 s.
    within(engine().patience().plusSeconds(30))
        .until("the Application goes", () -> !ground.exists(made("a")));
  }

  /** Whoever takes them away then leaves what they delivered, the garbage collector included. */
  @Test
  void aSetThatIsToPreserveTakesTheFinalizerOffWhatItMade() {
    project();
    create(elements("a"), ".", "finalizers: [\"" + ArgoApp.FINALIZER + "\"]");
    eventuallyUpToDate();

    ground.patch(
        set(),
        "{\"spec\":{\"syncPolicy\":{\"preserveResourcesOnDeletion\":true},"
            + "\"template\":{\"metadata\":{\"finalizers\":null}}}}");

    within(engine().patience())
        .until(
            "its finalizer goes",
            () -> ground.object(made("a")).getMetadata().getFinalizers().isEmpty());
    assertThat(ground.object(made("a")).isMarkedForDeletion()).isFalse();
  }

  @Test
  void aTemplateThatMissesAKeyMakesNothing() {
    project();
    create(elements("a"), "{{.nothing}}", "");

    eventuallySays("True RenderTemplateParamsError", "False ErrorOccurred", "False ErrorOccurred");
    assertThat(Ground.condition(ground.status(set()), "ErrorOccurred").path("message").asText())
        .contains("failed to execute go template");
    assertThat(ground.exists(made("a"))).isFalse();
  }

  @Test
  void aSetThatFailsLeavesWhatItMadeAlone() {
    project();
    create(elements("a", "b"));
    eventuallyUpToDate();

    ground.patch(
        set(), "{\"spec\":{\"template\":{\"spec\":{\"source\":{\"path\":\"{{.nothing}}\"}}}}}");

    eventuallySays("True RenderTemplateParamsError", "False ErrorOccurred", "False ErrorOccurred");
    assertThat(ground.exists(made("a"))).isTrue();
  }

  @Test
  void aGeneratorThatFailsMakesNothing() {
    project();
    generatorFails(set());
    create(git());

    eventuallySays(
        "True ApplicationGenerationFromParamsError", "False ErrorOccurred", "False ErrorOccurred");
  }

  @Test
  void withoutTheProjectNothingIsMade() {
    create(elements("a"));

    eventuallySays(
        "True ApplicationValidationError", "True ParametersGenerated", "False ErrorOccurred");
    assertThat(Ground.condition(ground.status(set()), "ErrorOccurred").path("message").asText())
        .isEqualTo("application references project " + projectName() + " which does not exist");
    assertThat(ground.exists(made("a"))).isFalse();
  }

  @Test
  void anElementThatIsThereTwiceIsSaidAndNotMade() {
    project();
    create(elements("a", "a", "b"));

    eventuallySays(
        "True ApplicationValidationError", "True ParametersGenerated", "False ErrorOccurred");
    assertThat(Ground.condition(ground.status(set()), "ErrorOccurred").path("message").asText())
        .contains("duplicate name: " + made("a").name());
    assertThat(ground.exists(made("a"))).isFalse();
    // Argo CD says what is wrong before it makes the rest.
    within(engine().patience()).until("the other is made", () -> ground.exists(made("b")));
  }

  @Test
  void anApplicationOfTheSameNameIsTakenOverWithAllItHas() {
    project();
    somebodys("labels: {theirs: \"yes\"}, annotations: {theirs: \"yes\"}");

    create(elements("a"));

    eventuallyUpToDate();
    var metadata = ground.object(made("a")).getMetadata();
    assertThat(metadata.getOwnerReferences()).hasSize(1);
    assertThat(metadata.getFinalizers()).containsExactly(ArgoApp.FINALIZER);
    assertThat(metadata.getLabels()).isEqualTo(Map.of("mine", "yes"));
    assertThat(metadata.getAnnotations())
        .satisfiesAnyOf(none -> assertThat(none).isNull(), none -> assertThat(none).isEmpty());
    assertThat(ground.spec(made("a")).at("/source/path").asText()).isEqualTo(".");
  }

  @Test
  void anApplicationThatSomethingElseControlsIsLeftAlone() {
    var project = ground.object(project());
    var owner =
        new OwnerReferenceBuilder()
            .withApiVersion(project.getApiVersion())
            .withKind(project.getKind())
            .withName(project.getMetadata().getName())
            .withUid(project.getMetadata().getUid())
            .withController(true)
            .build();
    somebodys(
        "ownerReferences: [{apiVersion: %s, kind: %s, name: %s, uid: %s, controller: true}]"
            .formatted(owner.getApiVersion(), owner.getKind(), owner.getName(), owner.getUid()));
    create(elements("a"));

    eventuallySays(
        "True UpdateApplicationError", "True ParametersGenerated", "False ErrorOccurred");
    assertThat(ground.object(made("a")).getMetadata().getOwnerReferences()).containsExactly(owner);
    assertThat(ground.spec(made("a")).at("/source/path").asText()).isEqualTo("theirs");
  }

  private void somebodys(String metadata) {
    ground.create(
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: %s, namespace: %s, %s}
        spec:
          project: %s
          source: {repoURL: "%s", path: theirs, targetRevision: main}
          destination: {server: "https://kubernetes.default.svc", namespace: %s}
        """
            .formatted(
                made("a").name(), argocd, metadata, projectName(), engine().repository(), target));
  }
}
