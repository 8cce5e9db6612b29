package io.platformtenant.operator.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.kinds.ManagedKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EngineInventoryTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  @Test
  void whatBothNameIsSharedWhateverTheVersion() throws IOException {
    var stage =
        stage(
            "pay-dev_web_apps_Deployment v1",
            "pay-dev_settings__ConfigMap v1",
            "pay-dev_system__node_rbac.authorization.k8s.io_Role v1",
            "_pay-dev__Namespace v1");
    var application =
        application(
            "{group: apps, version: v1beta2, kind: Deployment, namespace: pay-dev, name: web}",
            "{version: v1, kind: ConfigMap, namespace: pay-prod, name: settings}",
            "{version: v1, kind: Namespace, name: pay-dev}",
            "{group: rbac.authorization.k8s.io, version: v1, kind: Role, namespace: pay-dev, name:"
                + " \"system:node\"}");

    assertThat(stage.shared(application))
        .containsExactlyInAnyOrder(
            "Namespace pay-dev", "Deployment pay-dev/web", "Role pay-dev/system:node");
    assertThat(application.shared(stage)).hasSameElementsAs(stage.shared(application));
  }

  /** A hook is made for a sync and taken away again. */
  @Test
  void hooksAreNobodys() throws IOException {
    assertThat(
            stage("pay-dev_migrate_batch_Job v1", "pay-dev_a__ConfigMap v1")
                .shared(
                    application(
                        "{group: batch, kind: Job, namespace: pay-dev, name: migrate, hook: true}",
                        "{kind: ConfigMap, namespace: pay-dev, name: b}")))
        .isEmpty();
  }

  /** These two texts have one hash code in Java. */
  @Test
  void sameHashesAreNotYetSameNames() throws IOException {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    assertThat(
            stage("pay-dev_Aa__ConfigMap v1")
                .shared(application("{kind: ConfigMap, namespace: pay-dev, name: BB}")))
        .isEmpty();
  }

  @Test
  void whatAnEngineCanNotHaveMeantTroublesNobody() throws IOException {
    assertThat(
            stage("pay-dev_a__ConfigMap v1", "senseless v1")
                .shared(
                    application(
                        "{}",
                        "{kind: \"Config Map\", name: \"a\\nb\"}",
                        "{kind: ConfigMap, namespace: pay-dev, name: a}")))
        .containsExactly("ConfigMap pay-dev/a");
    assertThat(EngineInventory.in(YAML.readTree("status: {appliedObjects: text}"))).isEmpty();
    assertThat(EngineInventory.in(YAML.createObjectNode())).isEmpty();
  }

  /** A cache holds one of these for each stage and Application. */
  @Test
  void aHundredObjectsTakeLessThanTwoKilobytes() throws IOException {
    ObjectNode status =
        status(
            IntStream.range(0, 100)
                .mapToObj(i -> "payments-production_service-" + i + "_apps_Deployment v1")
                .toArray(String[]::new));

    EngineInventory.keep(ManagedKind.KUSTOMIZATION, status);

    assertThat(status.get("appliedObjects").binaryValue()).hasSizeLessThan(2048);
  }

  private static EngineInventory stage(String... entries) throws IOException {
    return kept(ManagedKind.KUSTOMIZATION, status(entries));
  }

  private static ObjectNode status(String... entries) throws IOException {
    return (ObjectNode)
        YAML.readTree(
            Arrays.stream(entries)
                .map(e -> e.split(" "))
                .map(e -> "{id: \"%s\", v: %s}".formatted(e[0], e[1]))
                .collect(Collectors.joining(", ", "inventory: {entries: [", "]}")));
  }

  private static EngineInventory application(String... resources) throws IOException {
    return kept(
        ManagedKind.APPLICATION,
        (ObjectNode) YAML.readTree("resources: [" + String.join(", ", resources) + "]"));
  }

  private static EngineInventory kept(ManagedKind kind, ObjectNode status) {
    EngineInventory.keep(kind, status);
    ObjectNode object = YAML.createObjectNode();
    object.set("status", status);
    return EngineInventory.in(object).orElseThrow();
  }
}
