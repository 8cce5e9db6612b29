package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.engines.standins.argo.ArgoStandIn;
import io.platformtenant.engines.standins.flux.FluxStandIn;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.health.FluxHealth;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.AppliedHash;
import io.platformtenant.testkit.controlplane.AuditLog.Request;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.users.Rights;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A new version of the operator writes a stage differently, and fifty tenants notice nothing. */
@OnItsOwnCluster
final class RenewalIT {
  private static final int TENANTS = 50;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  /** That Flux looks at its interval would be counted too, where this takes long. */
  private static final ClassYaml WITH_CLUSTER_STAGE =
      CLASS.with(
          """
          roles: {accounts: {cluster: [platform-tenant-cluster]}}
          bootstrap: {stages: [{name: platform-base, interval: 1h}]}
          clusterStages: [{name: crds, source: platform-base, interval: 1h}]
          """);

  private static final TenantYaml WITH_STAGE =
      SMALL_TENANT.with(
          """
          bootstrap:
            sources: [{name: config, git: {url: "https://git.example.com/payments/config.git"}}]
            stages: [{name: addons, source: config, interval: 1h}]
          """);

  private final ControlPlane plane = ControlPlane.start(line -> {});
  private final Corner corner = new Corner(plane.admin(), "renewal");
  private final Script script = new Script();
  private final List<AutoCloseable> running = new ArrayList<>();

  @AfterEach
  void everythingGoes() throws Exception {
    for (AutoCloseable one : running.reversed()) {
      one.close();
    }
    plane.close();
  }

  @Test
  void whatANewVersionWritesReachesFiveTenantsAtATimeAndMovesNothing() {
    plane.installCrds(UpstreamCrds.flux());
    plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
    running.add(FluxStandIn.start(plane.admin(), script, line -> {}));
    running.add(ArgoStandIn.start(plane.admin(), script, line -> {}));
    try (var _ = operator()) {
      new Rights(plane.admin()).widenClusterStagesOf("class-" + corner.id());
      corner.apply(WITH_CLUSTER_STAGE);
      tenants().forEach(t -> corner.apply(WITH_STAGE.called(t)));
      eventually("all are Ready", () -> tenants().stream().allMatch(corner::isReady));
    }
    stages().forEach(this::writeAsBefore);
    eventually("Flux has seen it", () -> stages().stream().allMatch(RenewalIT::isReady));
    Map<String, String> told = statuses();
    script.delay(Duration.ofMillis(300));

    Instant since = Instant.now();
    int most = 0;
    try (var _ = operator()) {
      while (!stages().stream().allMatch(s -> isNew(s) && isThrough(s))) {
        most = Math.max(most, atWork());
        assertThat(Duration.between(since, Instant.now())).isLessThan(PATIENCE);
      }
    }

    assertThat(most).as("tenants whose stages Flux saw anew at once").isBetween(1, 5);
    assertThat(statuses()).as("what was told").isEqualTo(told);
    assertThat(
            plane.audit().by(RunningOperator.user(), since).stream()
                .filter(Request::isWrite)
                .map(r -> r.verb() + " " + r.resource() + " " + r.code())
                .collect(Collectors.toSet()))
        .as("what was written, Events and leases beside")
        .containsExactly("patch kustomizations 200");
    assertThat(stages()).hasSize(2 * TENANTS + 1);
  }

  private RunningOperator operator() {
    return RunningOperator.start(plane, RunningOperator.quick(null, true));
  }

  private List<String> tenants() {
    return IntStream.range(0, TENANTS).mapToObj(i -> corner.id() + "t" + i).toList();
  }

  private List<GenericKubernetesResource> stages() {
    return plane
        .admin()
        .genericKubernetesResources(Contexts.of(ManagedKind.KUSTOMIZATION))
        .inAnyNamespace()
        .list()
        .getItems();
  }

  /** Of the tenants, how many have a stage that was written anew and is not through yet. */
  private int atWork() {
    Set<String> atWork =
        stages().stream()
            .filter(s -> isNew(s) && !isThrough(s))
            .map(s -> s.getMetadata().getNamespace())
            .collect(Collectors.toSet());
    return atWork.size();
  }

  /** As the operator wrote it when it knew no deletion policy. */
  private void writeAsBefore(GenericKubernetesResource stage) {
    ObjectNode body = body(stage);
    assertThat(AppliedHash.of(body))
        .isEqualTo(stage.getMetadata().getAnnotations().get(ApiGroup.APPLIED_HASH_ANNOTATION));
    body.withObject("/spec").remove("deletionPolicy");
    plane
        .admin()
        .genericKubernetesResources(Contexts.of(ManagedKind.KUSTOMIZATION))
        .inNamespace(stage.getMetadata().getNamespace())
        .withName(stage.getMetadata().getName())
        .patch(
            MERGE,
            """
            {"metadata": {"annotations": {"%s": "%s"}}, "spec": {"deletionPolicy": null}}
            """
                .formatted(ApiGroup.APPLIED_HASH_ANNOTATION, AppliedHash.of(body)));
  }

  /** What was planned: without what the API server filled in. */
  private static ObjectNode body(GenericKubernetesResource stage) {
    ObjectNode live = JSON.valueToTree(stage);
    ObjectNode metadata = JSON.createObjectNode();
    List.of("name", "namespace", "labels")
        .forEach(field -> metadata.set(field, live.path("metadata").get(field)));
    ObjectNode spec = live.withObject("/spec");
    if (!spec.path("force").asBoolean()) {
      spec.remove("force");
    }
    ObjectNode body = JSON.createObjectNode();
    body.set("apiVersion", live.get("apiVersion"));
    body.set("kind", live.get("kind"));
    body.set("metadata", metadata);
    body.set("spec", spec);
    return body;
  }

  private static boolean isNew(GenericKubernetesResource stage) {
    return stage.get("spec", "deletionPolicy") != null;
  }

  private static boolean isReady(GenericKubernetesResource stage) {
    return isThrough(stage) && FluxHealth.of(JSON.<JsonNode>valueToTree(stage)).isReady();
  }

  private static boolean isThrough(GenericKubernetesResource stage) {
    return FluxHealth.isThrough(JSON.<JsonNode>valueToTree(stage));
  }

  /** The version of each tenant: any write of its status makes a new one. */
  private Map<String, String> statuses() {
    Map<String, String> versions = new HashMap<>();
    plane
        .admin()
        .resources(PlatformTenant.class)
        .list()
        .getItems()
        .forEach(
            t ->
                versions.put(
                    t.getMetadata().getName(),
                    t.getMetadata().getResourceVersion() + " " + t.getStatus().conditions()));
    return versions;
  }

  private static void eventually(String claim, Callable<Boolean> holds) {
    within(PATIENCE).until(claim, holds);
  }
}
