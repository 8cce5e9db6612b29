package io.platformtenant.e2e.platform;

import static io.platformtenant.operator.kinds.ManagedKind.OCI_REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.testkit.tenants.TenantYaml;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A class whose tenants their cloud knows, where Flux is not started for it: no cloud is asked. */
class IdentityEngineIT extends CredentialStory {
  @BeforeAll
  void aTenantComes() {
    corner.apply(shownClass("by-identity"));
    corner.apply(TenantYaml.named(team).ofTeam(team).environment("staging"));
  }

  @Test
  void fluxSaysWhatItIsNotStartedFor() {
    untilItSays("Flux may not use identities of tenants", OCI_REPOSITORY, home, "platform-base");
    eventually(
        "the tenant says it", () -> told("BootstrapReady").contains("ObjectLevelWorkloadIdentity"));

    var account = admin.serviceAccounts().inNamespace(home).withName("identity-reader").require();
    assertThat(account.getMetadata().getAnnotations())
        .containsEntry("eks.amazonaws.com/role-arn", "arn:aws:iam::111122223333:role/flux-" + team);
  }

  @AfterAll
  void theTenantGoes() {
    leave();
  }
}
