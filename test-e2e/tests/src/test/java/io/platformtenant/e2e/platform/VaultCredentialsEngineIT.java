package io.platformtenant.e2e.platform;

import static io.platformtenant.operator.kinds.ManagedKind.KUSTOMIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.Neighbour;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * One file brings an ExternalSecret into every home. External Secrets itself is played by the test,
 * as there is no vault; Flux and what it waits for are real.
 */
@TestMethodOrder(OrderAnnotation.class)
class VaultCredentialsEngineIT extends CredentialStory {
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  @BeforeAll
  void aTenantComes() {
    engines.plane().installCrds(UpstreamCrds.of(Neighbour.EXTERNAL_SECRETS));
    pushAddons("first");
    pushApi("first");
    takesOnly(config(team), "first");
    git.push(
        base(), Map.of("credentials/git-read.yaml", PAGE.manifest("ExternalSecret", "git-read")));
    corner.apply(shownClass("from-a-vault"));
    corner.apply(tenant());
  }

  @Test
  @Order(1)
  void whatTheVaultHasNotIsToldByTheStageThatAsksForIt() {
    eventually("the home asks for it", () -> externalSecret().get() != null);
    List<Map<String, Map<String, String>>> asked = externalSecret().get().get("spec", "dataFrom");
    assertThat(asked.getFirst().get("extract")).containsEntry("key", "homes/" + team + "/git-read");

    says("False", "SecretSyncedError", "could not get secret data from provider");
    untilItSays("the vault has no such entry", KUSTOMIZATION, home, STAGE);
    assertThat(isBootstrapped()).isFalse();
  }

  @Test
  @Order(2)
  void whatItHasOpensAllThatComesAfterIt() {
    brings("first");
    says("True", "SecretSynced", "secret synced");

    eventually("Flux has all it needs", this::isBootstrapped);
    untilReady(team);
    assertThat(hasBrought("addons", "is", "first")).isTrue();
  }

  /** External Secrets looks at its refreshInterval; from there on nobody does anything. */
  @Test
  @Order(3)
  void whatIsRenewedThereIsTakenUp() {
    takesOnly(config(team), "second");
    brings("second");
    pushAddons("second");

    eventually("it is fetched", () -> hasBrought("addons", "is", "second"));
  }

  private Resource<GenericKubernetesResource> externalSecret() {
    return admin
        .genericKubernetesResources("external-secrets.io/v1", "ExternalSecret")
        .inNamespace(home)
        .withName("git-read");
  }

  private void says(String ready, String reason, String message) {
    externalSecret()
        .subresource("status")
        .patch(
            MERGE,
            """
            {"status": {"conditions": [
              {"type": "Ready", "status": "%s", "reason": "%s", "message": "%s"}]}}
            """
                .formatted(ready, reason, message));
  }

  private void brings(String password) {
    admin
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("git-read")
                .withNamespace(home)
                .endMetadata()
                .addToStringData("username", team)
                .addToStringData("password", password)
                .build())
        .forceConflicts()
        .serverSideApply();
  }

  @AfterAll
  void theTenantGoes() {
    leave();
  }
}
