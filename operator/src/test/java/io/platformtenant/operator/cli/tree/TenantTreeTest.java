package io.platformtenant.operator.cli.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TenantTreeTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final ObjectMapper YAML = new YAMLMapper();

  private static final String CONTRACT =
      """
      metadata: {name: payments}
      spec:
        owner:
          team: payments
          contact: "#payments"
          links: [{name: runbook, url: "https://wiki.example.com/payments"}]
      """;

  private static final ObjectId HOME = ObjectId.namespace("tenant-payments");
  private static final ObjectId API =
      ObjectId.of(ManagedKind.APPLICATION, "argocd", "payments-api-prod");
  private static final ObjectId WEB =
      ObjectId.of(ManagedKind.APPLICATION, "argocd", "payments-web-prod");

  @Test
  void whatNobodyHasLookedAtSaysSo() {
    TenantTree tree = TenantTree.of(tenant(CONTRACT), Map.of(), NOW);
    assertThat(tree.isReady()).isFalse();
    assertThat(TreePrinter.text(tree, false))
        .isEqualTo(
            """
            payments  not looked at yet: is the operator running?
            owner payments, #payments
            runbook https://wiki.example.com/payments
            ├── foundation
            ├── bootstrap
            └── delivery
            """);
  }

  @Test
  void whatIsTriedAgainHasStillFailed() {
    TenantTree tree =
        TenantTree.of(
            tenant(
                CONTRACT
                    + """
                    status:
                      environments:
                        - name: staging
                          firstProblem:
                            kind: Kustomization
                            namespace: tenant-payments
                            name: staging-addons
                            reason: HealthCheckFailed
                            message: 'Kustomization "staging-addons" is HealthCheckFailed: db not ready'
                    """),
            Map.of(
                ObjectId.of(ManagedKind.KUSTOMIZATION, "tenant-payments", "staging-addons"),
                object(
                    "{metadata: {generation: 1}, status: {observedGeneration: 1, conditions: [{type: Ready,"
                        + " status: Unknown, observedGeneration: 1, reason: Progressing, message: m}]}}")),
            NOW);

    assertThat(TreePrinter.text(tree, false))
        .contains("staging-addons  Failed  HealthCheckFailed: db not ready");
  }

  @Test
  void theWorstStandsFirstAndWhatIsInForceIsCounted() {
    TenantTree tree =
        TenantTree.of(
            tenant(CONTRACT),
            Map.of(
                HOME, object("{metadata: {name: tenant-payments}}"),
                API, object("{status: {sync: {status: Synced}, health: {status: Healthy}}}"),
                WEB,
                    object(
                        "{metadata: {deletionTimestamp: \"2026-01-01T00:00:00Z\"}, status: {}}")),
            NOW);
    assertThat(TreePrinter.text(tree, false))
        .contains("│   └── 1 Namespace\n")
        .containsPattern("payments-web-prod  Deleting  .*\n.*payments-api-prod  ");
    assertThat(TreePrinter.text(tree, true)).contains("│   └── Namespace tenant-payments\n");
  }

  @Test
  void whatTheInventoryListsAndIsNotThereIsTold() {
    PlatformTenant tenant =
        tenant(
            CONTRACT
                + """
                status:
                  inventory: [{group: "", version: v1, kind: Namespace, name: tenant-payments}]
                """);
    TenantTree tree = TenantTree.of(tenant, Map.of(), NOW);
    assertThat(TreePrinter.text(tree, false))
        .contains("Namespace tenant-payments  Failed  Missing: the inventory lists it");
    assertThat(TreePrinter.json(tree)).contains("\"reason\" : \"Missing\"");
  }

  private static PlatformTenant tenant(String yaml) {
    try {
      return YAML.readValue(yaml, PlatformTenant.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(yaml, e);
    }
  }

  private static ObjectNode object(String yaml) {
    try {
      return (ObjectNode) YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(yaml, e);
    }
  }
}
