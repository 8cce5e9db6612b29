package io.platformtenant.e2e.contracts;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.platformtenant.engines.standins.machine.ScriptKey;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.BeforeEach;

/**
 * The ground of the claims about Argo CD: a namespace for its objects, one it delivers to, and a
 * project.
 */
abstract class ArgoContract {

  static final String AUTOMATED = "syncPolicy: {automated: {}}";

  protected Ground ground;
  protected String argocd;
  protected String target;

  /** A cluster on which Argo CD plays, with impersonation enforced. */
  abstract EngineUnderTest engine();

  @BeforeEach
  void prepare() {
    ground = new Ground(engine().admin());
    argocd = engine().argocdNamespace().orElseGet(() -> ground.namespace("argocd"));
    target = ground.namespace("argo-target");
    ground.account(target, "deployer");
    ground.bind(target, target, "deployer");
  }

  protected ScriptKey project(String more) {
    return ground.create(
        """
        apiVersion: argoproj.io/v1alpha1
        kind: AppProject
        metadata: {name: %s, namespace: %s, finalizers: [resources-finalizer.argocd.argoproj.io]}
        spec:
          sourceRepos: ["%s"]
          destinations: [{server: "https://kubernetes.default.svc", namespace: %s}]
          %s
        """
            .formatted(projectName(), argocd, engine().repository(), target, more));
  }

  /** A project with an account for the target namespace. */
  protected ScriptKey project() {
    return project(
        "destinationServiceAccounts: [{server: \"https://kubernetes.default.svc\", namespace: %s, defaultServiceAccount: \"%s:deployer\"}]"
            .formatted(target, target));
  }

  protected String projectName() {
    return "project-" + target;
  }

  protected ScriptKey application(String more) {
    return application("resources-finalizer.argocd.argoproj.io", more);
  }

  protected ScriptKey application(String finalizer, String more) {
    return application(finalizer, engine().repository(), ".", more);
  }

  protected ScriptKey application(String finalizer, String repository, String path, String more) {
    return ground.create(
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: app-%s, namespace: %s, finalizers: [%s]}
        spec:
          project: %s
          source: {repoURL: "%s", path: %s, targetRevision: main}
          destination: {server: "https://kubernetes.default.svc", namespace: %s}
          %s
        """
            .formatted(target, argocd, finalizer, projectName(), repository, path, target, more));
  }

  protected void eventually(String why, ScriptKey key, ThrowingConsumer<JsonNode> claim) {
    within(engine().patience()).untilAsserted(why, () -> claim.accept(ground.status(key)));
  }

  protected void eventuallyGone(String why, ScriptKey key) {
    within(engine().patience()).until(why, () -> !ground.exists(key));
  }

  /** Waits until the Application is synced and healthy, compared for its present spec. */
  protected void eventuallySynced(ScriptKey key) {
    eventually(
        key + " is synced, healthy and compared for its spec",
        key,
        status -> {
          reads(status, "Synced", "Healthy");
          assertThat(status.path("operationState").path("phase").asText()).isEqualTo("Succeeded");
          assertThat(status.path("sync").path("comparedTo").path("source"))
              .isEqualTo(ground.spec(key).path("source"));
        });
  }

  protected static void reads(JsonNode status, String sync, String health) {
    assertThat(status.path("sync").path("status").asText()).isEqualTo(sync);
    assertThat(status.path("health").path("status").asText()).isEqualTo(health);
  }

  protected void eventuallyHasCondition(ScriptKey key, String type, String text) {
    eventually(
        key + " has condition " + type,
        key,
        status ->
            assertThat(Ground.condition(status, type).path("message").asText()).contains(text));
  }

  /** The object the first of status.resources names, or null. */
  protected ConfigMap applied(JsonNode status) {
    var resource = status.path("resources").path(0);
    assertThat(resource.isMissingNode()).as("no resource in status").isFalse();
    return ground
        .admin()
        .configMaps()
        .inNamespace(resource.path("namespace").asText())
        .withName(resource.path("name").asText())
        .get();
  }
}
