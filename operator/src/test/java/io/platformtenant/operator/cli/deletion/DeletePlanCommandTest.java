package io.platformtenant.operator.cli.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.cli.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletePlanCommandTest {
  private static final String CLASS =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenantClass
      metadata: {name: standard}
      spec: {guardrails: {repositories: ["**"], tenantStages: Allow}}
      """;

  private static final String TENANT =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenant
      metadata: {name: payments}
      spec:
        className: standard
        owner: {team: payments, contact: "#payments"}
        access: {viewers: {groups: [auditors]}, deployers: {groups: [dev]}}
        environments:
          - {name: staging, namespaces: [{name: payments-staging}]}
        bootstrap:
          sources: [{name: config, git: {url: https://git.example.com/payments, ref: {tag: v1}}}]
          stages:
            - {name: crds, source: config, path: crds}
            - {name: addons, source: config, path: addons}
        delivery:
          applications:
            - name: api
              source: {repoURL: https://git.example.com/api, targetRevision: v1, path: deploy}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("class.yaml"), CLASS);
    Files.writeString(folder.resolve("tenant.yaml"), TENANT);
  }

  @Test
  void saysWhatGoesInTheOrderInWhichItGoes() {
    JsonNode plan = plan().json();

    assertThat(plan.at("/steps").valueStream().map(step -> step.path("step").asText()))
        .containsExactly(
            "Applications", "AppProject", "Kustomizations", "Sources", "Identities", "Namespaces");
    assertThat(names(plan, "Kustomizations"))
        .as("last stage first")
        .containsExactly("staging-addons", "staging-crds");
    assertThat(names(plan, "Namespaces")).endsWith("tenant-payments");
  }

  @Test
  void saysWhatStaysAndWhoLosesAccess() {
    Said table = Said.by("delete-plan", "payments", folder.toString());

    assertThat(table.code()).isZero();
    assertThat(table.out())
        .contains(
            "Nothing holds it.",
            "Stay, without our marks: payments-staging",
            "Loses access: Group auditors in ",
            "Loses access: Group dev in ")
        .containsPattern("Namespaces +Namespace +payments-staging +stays")
        .containsPattern("Namespaces +Namespace +tenant-payments +deleted");
  }

  @Test
  void saysWhatHoldsItAndHowToLiftThat() throws IOException {
    Files.writeString(
        folder.resolve("tenant.yaml"), TENANT + "  lifecycle: {deletionProtection: true}\n");

    Said held = plan();

    assertThat(held.code()).isEqualTo(1);
    assertThat(held.json().path("held").asText())
        .contains(
            "it is protected from deletion",
            "kubectl annotate --overwrite pt payments platformtenant.io/deletion-approved=");
  }

  @Test
  void aTenantThatIsNotThereIsAMistake() {
    Said nobody = Said.by("delete-plan", "nobody", folder.toString());

    assertThat(nobody.code()).isEqualTo(2);
    assertThat(nobody.errors()).contains("there is no PlatformTenant \"nobody\"");
  }

  @Test
  void yamlSaysTheSame() {
    assertThat(Said.by("delete-plan", "payments", folder.toString(), "-o", "yaml").out())
        .startsWith("tenant: \"payments\"\nsteps:\n- step: \"Applications\"\n");
  }

  private Said plan() {
    return Said.by("delete-plan", "payments", folder.toString(), "-o", "json");
  }

  private static List<String> names(JsonNode plan, String step) {
    return plan.at("/steps")
        .valueStream()
        .filter(s -> s.path("step").asText().equals(step))
        .flatMap(s -> s.path("objects").valueStream())
        .map(o -> o.path("name").asText())
        .toList();
  }
}
