package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.faults.FaultyWire.StatusWrites.COUNTED;
import static io.platformtenant.testkit.faults.FaultyWire.StatusWrites.IGNORED;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.e2e.concurrency.OnTheClusterOfFaults;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.faults.FaultyWire;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnTheClusterOfFaults
class FaultyWireIT {

  private final ControlPlane controlPlane = ControlPlane.ofFaults();
  private final KubernetesClient admin = controlPlane.admin();
  private String namespace;

  @BeforeEach
  void someRoom() {
    namespace =
        admin
            .resource(
                new NamespaceBuilder()
                    .withNewMetadata()
                    .withGenerateName("wire-")
                    .endMetadata()
                    .build())
            .create()
            .getMetadata()
            .getName();
  }

  @AfterEach
  void noRoom() {
    admin.namespaces().withName(namespace).delete();
  }

  @Test
  void aWriteCutBeforeNeverReachesTheServer() {
    var wire = FaultyWire.before(2, COUNTED);
    try (var client = wire.connect(controlPlane.adminConfig())) {
      create(client, "first");
      assertLost(() -> create(client, "second"));

      assertThat(wire.cut()).isCompleted();
      assertThat(wire.writes()).isEqualTo(1);
      assertThat(names()).containsExactly("first");
    }
  }

  @Test
  void aWriteCutAfterHasLandedAndItsAnswerIsLost() {
    var wire = FaultyWire.after(2, COUNTED);
    try (var client = wire.connect(controlPlane.adminConfig())) {
      create(client, "first");
      assertLost(() -> create(client, "second"));

      assertThat(wire.cut()).succeedsWithin(Duration.ofSeconds(5));
      assertThat(wire.writes()).isEqualTo(2);
      assertThat(names()).containsExactly("first", "second");
    }
  }

  @Test
  void everyKindOfWriteCanBeCutAfter() {
    admin.resource(configMap("hedge")).create();
    admin.resource(configMap("weed")).create();

    assertLost(() -> cutAfterFirst(c -> c.resource(labelled("hedge", "put")).update()));
    assertThat(labels("hedge")).containsEntry("by", "put");
    assertLost(() -> cutAfterFirst(c -> apply(c, labelled("hedge", "patch"))));
    assertThat(labels("hedge")).containsEntry("by", "patch");
    assertLost(() -> cutAfterFirst(c -> c.resource(configMap("weed")).delete()));
    assertThat(names()).doesNotContain("weed");
  }

  @Test
  void afterTheCutNothingPassesAndNothingIsSentAgain() {
    var since = Instant.now();
    var wire = FaultyWire.after(1, COUNTED);
    try (var client = wire.connect(controlPlane.adminConfig())) {
      assertLost(() -> create(client, "first"));
      assertLost(() -> create(client, "second"));
      assertLost(() -> client.configMaps().inNamespace(namespace).list());
      assertLost(() -> client.configMaps().inNamespace(namespace).inform());
      assertThat(wire.isCut()).isTrue();
    }

    admin.configMaps().inNamespace(namespace).withName("marker").get();
    eventually("the log has come so far", () -> requests(since).contains("get marker"));
    assertThat(requests(since)).containsOnlyOnce("create first").doesNotContain("create second");
  }

  @Test
  void ofWritesInParallelExactlyTheFirstOnesLand() throws InterruptedException {
    var wire = FaultyWire.after(5, COUNTED);
    try (var client = wire.connect(controlPlane.adminConfig())) {
      var threads =
          IntStream.range(0, 12)
              .mapToObj(i -> Thread.ofVirtual().start(() -> tryToCreate(client, "parallel-" + i)))
              .toList();
      for (var thread : threads) {
        thread.join();
      }

      assertThat(wire.writes()).isEqualTo(5);
      assertThat(names()).hasSize(5);
    }
  }

  @Test
  void readsDryRunsAndIfAskedStatusAreNotCounted() {
    var all = FaultyWire.counting(COUNTED);
    var withoutStatus = FaultyWire.counting(IGNORED);
    for (var wire : List.of(all, withoutStatus)) {
      try (var client = wire.connect(controlPlane.adminConfig())) {
        var quota = client.resource(quota()).serverSideApply();
        client.resource(quota).dryRun().patch(quota);
        client.resource(quota).get();
        client.resource(quota).patchStatus();
      }
    }

    assertThat(all.writes()).isEqualTo(2);
    assertThat(withoutStatus.writes()).isEqualTo(1);
  }

  private interface Deed {
    void on(KubernetesClient client);
  }

  private void cutAfterFirst(Deed deed) {
    try (var client = FaultyWire.after(1, COUNTED).connect(controlPlane.adminConfig())) {
      deed.on(client);
    }
  }

  private static void assertLost(ThrowingCallable deed) {
    assertThatThrownBy(deed)
        .isInstanceOf(KubernetesClientException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  private void tryToCreate(KubernetesClient client, String name) {
    try {
      create(client, name);
    } catch (KubernetesClientException e) {
      assertThat(e).hasCauseInstanceOf(IOException.class);
    }
  }

  private void create(KubernetesClient client, String name) {
    client.resource(configMap(name)).create();
  }

  private static void apply(KubernetesClient client, ConfigMap configMap) {
    client.resource(configMap).fieldManager("wire").forceConflicts().serverSideApply();
  }

  private ConfigMap configMap(String name) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .endMetadata()
        .build();
  }

  private ConfigMap labelled(String name, String by) {
    return configMap(name).edit().editMetadata().addToLabels("by", by).endMetadata().build();
  }

  private ResourceQuota quota() {
    return new ResourceQuotaBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName("quota")
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .build();
  }

  private Map<String, String> labels(String name) {
    return admin.configMaps().inNamespace(namespace).withName(name).get().getMetadata().getLabels();
  }

  private List<String> names() {
    return admin.configMaps().inNamespace(namespace).list().getItems().stream()
        .map(map -> map.getMetadata().getName())
        .filter(name -> !name.equals("kube-root-ca.crt"))
        .sorted()
        .toList();
  }

  private List<String> requests(Instant since) {
    return controlPlane.audit().by("admin", since).stream()
        .filter(request -> request.namespace().equals(namespace))
        .map(request -> request.verb() + " " + request.name())
        .toList();
  }
}
