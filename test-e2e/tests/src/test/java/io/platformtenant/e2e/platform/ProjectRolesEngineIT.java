package io.platformtenant.e2e.platform;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.e2e.stories.Parts;
import io.platformtenant.engines.real.ArgoApi;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.kinds.ManagedKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Viewer, deployer and approver at Argo CD's own API: what none may do is refused as permission
 * denied, and the like call inside the boundary succeeds.
 */
class ProjectRolesEngineIT extends ProjectStory {

  Stream<Attempt> attempts() {
    return table().all();
  }

  private ProjectAttempts table() {
    return new ProjectAttempts(
        us, administrator, ours, theirs, corner.id(), git.url(deploy(ours)), engines.plane());
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void isDeniedAndTheLikeCallInsideIsNot(Attempt attempt) {
    Map<String, Object> before = boundary();

    assertThat(attempt.forbidden().on(argo)).matches(a -> a.denied(), "permission denied");

    assertThat(boundary()).as("specs that Argo CD's server may have written").isEqualTo(before);
    // One operation of an Application has to end before the next one starts.
    within(PATIENCE)
        .untilAsserted(
            attempt.name(),
            () -> assertThat(attempt.permitted().on(argo)).matches(a -> a.granted(), "granted"));
  }

  @Test
  void thereAreAtLeastTwentyOfThem() {
    assertThat(table().all().map(Attempt::name)).doesNotHaveDuplicates().hasSizeGreaterThan(20);
  }

  /** What Argo CD itself says that each tier may, of everything it could be asked for. */
  @Test
  void eachTierMayWhatTheContractSaysAndNothingElse() {
    var rights = new ProjectRights(argo, ours, theirs);

    assertThat(rights.of(us.viewer())).isEqualTo(rights.looking());
    assertThat(rights.of(us.deployer())).isEqualTo(rights.lookingAndSyncing("staging"));
    assertThat(rights.of(us.approver())).isEqualTo(rights.lookingAndSyncing("prod"));
    assertThat(rights.of(administrator))
        .containsAll(rights.lookingAndSyncing("prod"))
        .contains("override applications " + ours + "/" + ours + "-api-prod")
        .contains("create exec " + ours + "/" + ours + "-api-prod");
  }

  @Test
  void aListShowsNothingOfAnotherTenant() {
    var listed = us.viewer().get("/api/v1/applications").on(argo).json().path("items");

    assertThat(listed.findValuesAsText("project")).isNotEmpty().containsOnly(ours);
    assertThat(them.viewer().get("/api/v1/applications").on(argo).text()).doesNotContain(ours);
  }

  @Test
  void tokensLiveThroughWhatTheOperatorAppliesAndRevokedOnesStayDead() {
    String revoked = argo.projectToken(ours, "viewer");
    Call looks = new ArgoUser(revoked).get(application(ours, "staging"));
    assertThat(looks.on(argo).granted()).isTrue();
    assertThat(
            administrator
                .delete(
                    "/api/v1/projects/%s/roles/viewer/token/%d?id=%s"
                        .formatted(ours, ArgoApi.issuedAt(revoked), ArgoApi.idOf(revoked)))
                .on(argo)
                .granted())
        .isTrue();

    corner.apply(tenant(ours, "audit", "sre"));

    eventually("the project is written again", () -> viewers().contains("sre"));
    assertThat(us.all())
        .allSatisfy(
            who -> assertThat(who.get(application(ours, "staging")).on(argo).granted()).isTrue());
    assertThat(looks.on(argo).status()).as("the revoked token").isEqualTo(401);
    assertThat(argo.projectToken(ours, "viewer")).as("one more").isNotEmpty();
    assertThat(us.all())
        .allSatisfy(
            who -> assertThat(who.get(application(ours, "staging")).on(argo).granted()).isTrue());
  }

  private String viewers() {
    return corner.get(new Parts(ours).project()).get("spec", "roles", 0, "groups").toString();
  }

  /** A sync that does not end by itself: nothing here can run the Job that is its hook. */
  @Test
  void onlyAnApproverEndsAnOperationInProd() {
    String prod = application(ours, "prod");
    git.push(deploy(ours), Map.of("api/prod/hook.yaml", HOOK));
    git.tag(deploy(ours), "slow");
    var files = new TreeMap<String, String>();
    files.put("api/prod/hook.yaml", null);
    git.push(deploy(ours), files);
    eventually(
        "an approver starts it",
        () -> us.approver().post(prod + "/sync", "{revision: slow}").on(argo).granted());
    eventually("it runs", () -> phase(ours + "-api-prod").equals("Running"));

    for (ArgoUser other : List.of(us.viewer(), us.deployer(), them.approver())) {
      assertThat(other.delete(prod + "/operation").on(argo)).matches(a -> a.denied(), "denied");
    }
    assertThat(phase(ours + "-api-prod")).isEqualTo("Running");
    assertThat(us.approver().delete(prod + "/operation").on(argo))
        .matches(a -> a.granted(), "granted");
    eventually("it has ended", () -> phase(ours + "-api-prod").equals("Failed"));
  }

  private static final String HOOK =
      """
      apiVersion: batch/v1
      kind: Job
      metadata: {generateName: slow-, annotations: {argocd.argoproj.io/hook: PreSync}}
      spec:
        template:
          spec: {restartPolicy: Never, containers: [{name: a, image: "registry.example.com/a:1"}]}
      """;

  private Map<String, Object> boundary() {
    var specs = new TreeMap<String, Object>();
    for (var kind :
        List.of(ManagedKind.APPLICATION, ManagedKind.APPLICATION_SET, ManagedKind.APP_PROJECT)) {
      admin
          .genericKubernetesResources(Contexts.of(kind))
          .inNamespace("argocd")
          .list()
          .getItems()
          .stream()
          .filter(o -> o.getMetadata().getName().startsWith(corner.id()))
          .forEach(o -> specs.put(kind + " " + o.getMetadata().getName(), o.get("spec")));
    }
    return specs;
  }

  @AfterAll
  void whatTheAdministratorMadeGoes() {
    table().traces().forEach(trace -> trace.on(argo));
  }
}
