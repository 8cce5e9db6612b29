package io.platformtenant.e2e.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.engines.standins.machine.ScriptKey;
import org.junit.jupiter.api.Test;

/**
 * What Argo CD does with Applications and projects that are being deleted, and with a project's
 * tokens.
 */
abstract class ArgoDeletionContract extends ArgoContract {

  /**
   * Issues a token for a project's role as argocd-server does; returns when, in seconds since 1970.
   */
  abstract long createToken(ScriptKey project, String role);

  /**
   * Whether deletion acts as the project's account, as since Argo CD 3.5; 3.2 deletes with its own
   * rights.
   */
  boolean impersonatesForDeletion() {
    return true;
  }

  private ScriptKey syncedApplication() {
    project();
    var application = application(AUTOMATED);
    eventuallySynced(application);
    return application;
  }

  @Test
  void theFinalizerCascades() {
    var application = syncedApplication();
    var status = ground.status(application);

    ground.at(application).delete();

    eventuallyGone("the Application goes", application);
    assertThat(applied(status)).isNull();
  }

  @Test
  void withoutTheFinalizerItGoesAndOrphans() {
    var application = syncedApplication();
    var status = ground.status(application);
    ground.patch(application, "{\"metadata\":{\"finalizers\":[]}}");

    ground.at(application).delete();

    eventuallyGone("the Application goes", application);
    assertThat(applied(status)).isNotNull();
  }

  @Test
  void withoutTheProjectDeletionIsStuckUntilItReturns() {
    var application = syncedApplication();
    var project = ScriptKey.appProject(argocd, projectName());
    ground.patch(project, "{\"metadata\":{\"finalizers\":[]}}");
    ground.at(project).delete();

    ground.at(application).delete();

    eventuallyHasCondition(application, "DeletionError", projectName());
    project();
    eventuallyGone("it goes once the project is back", application);
  }

  @Test
  void aNarrowedProjectOrphansSilently() {
    var application = syncedApplication();
    var status = ground.status(application);
    ground.patch(ScriptKey.appProject(argocd, projectName()), "{\"spec\":{\"destinations\":[]}}");

    ground.at(application).delete();

    eventuallyGone("the Application goes", application);
    assertThat(applied(status)).isNotNull();
  }

  @Test
  void withoutTheRoleBindingDeletionIsStuckUntilItReturns() {
    var application = syncedApplication();
    var status = ground.status(application);
    ground.unbind(target);

    ground.at(application).delete();

    if (impersonatesForDeletion()) {
      eventuallyHasCondition(application, "DeletionError", "forbidden");
      ground.bind(target, target, "deployer");
    }
    eventuallyGone("it goes once it may delete", application);
    assertThat(applied(status)).isNull();
  }

  @Test
  void withoutAMatchingAccountDeletionRunsWithArgosOwnRights() {
    var application = syncedApplication();
    var status = ground.status(application);
    ground.unbind(target);
    ground.patch(
        ScriptKey.appProject(argocd, projectName()),
        "{\"spec\":{\"destinationServiceAccounts\":null}}");

    ground.at(application).delete();

    eventuallyGone("the Application goes", application);
    assertThat(applied(status)).isNull();
  }

  @Test
  void aRunningOperationHoldsBackDeletionUntilItIsCleared() {
    ground.unbind(target);
    project();
    var application = application("syncPolicy: {automated: {}, retry: {limit: -1}}");
    eventually(
        "the sync is refused and retried",
        application,
        status ->
            assertThat(status.path("operationState").path("phase").asText()).isEqualTo("Running"));

    ground.at(application).delete();
    assertThat(ground.exists(application)).isTrue();
    ground.patch(application, "{\"operation\":null}");

    eventuallyGone("it goes once no operation runs", application);
  }

  @Test
  void aProjectWaitsForItsApplications() {
    var application = syncedApplication();
    var project = ScriptKey.appProject(argocd, projectName());
    ground.at(project).delete();
    assertThat(ground.object(project).isMarkedForDeletion()).isTrue();

    ground.at(application).delete();

    eventuallyGone("the Application goes", application);
    eventuallyGone("then the project goes", project);
  }

  @Test
  void tokensSurviveInStatusWhenTheirMirrorInTheRolesIsAppliedAway() {
    var project = project("roles: [{name: viewer}]");
    var issued = createToken(project, "viewer");
    assertThat(ground.spec(project).at("/roles/0/jwtTokens/0/iat").asLong()).isEqualTo(issued);

    assertThatThrownBy(() -> applyRoles(project, false))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("conflict")
        .hasMessageContaining("argocd");
    applyRoles(project, true);

    assertThat(ground.spec(project).at("/roles/0").has("jwtTokens")).isFalse();
    assertThat(ground.status(project).at("/jwtTokensByRole/viewer/items/0/iat").asLong())
        .isEqualTo(issued);
  }

  private void applyRoles(ScriptKey project, boolean force) {
    var context =
        new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("an-operator")
            .withForce(force)
            .build();
    var body =
        """
        {"apiVersion":"argoproj.io/v1alpha1","kind":"AppProject",
         "metadata":{"name":"%s","namespace":"%s"},"spec":{"roles":[{"name":"viewer"}]}}
        """
            .formatted(project.name(), project.namespace());
    ground.at(project).patch(context, body);
  }
}
