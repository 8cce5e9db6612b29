package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.operator.client.OperatorClient;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.leader.Leadership;
import io.platformtenant.operator.metrics.Metric;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.run.HealthServer;
import io.platformtenant.operator.run.Instrumentation;
import io.platformtenant.operator.run.PlatformOperator;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.TenantYaml;
import io.platformtenant.testkit.users.ClusterUser;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is scraped of a running operator is what happened. */
final class MetricsIT {

  /** Several times as long as an answer is given out again. */
  private static final Duration CALM = Duration.ofSeconds(4);

  /** Tenants, classes and overrides, beside the kinds that are made for them. */
  private static final int CONTRACTS = 3;

  /** The SDK applies it by itself. */
  private static final int FINALIZER = 1;

  private final ControlPlane controlPlane = ControlPlane.shared();
  private final KubernetesClient admin = controlPlane.admin();
  private final Corner corner = new Corner(admin, "metrics");
  private final Script script = SharedStandIns.script();
  private final Parts parts = new Parts(corner.id());
  private final String tenant = "tenant=\"" + corner.id() + "\"";

  @Test
  void aScrapeTellsARollOutAFailureDriftAndADeletion() throws IOException {
    Chart.render(Map.of()).install(admin);
    var instrumentation = Instrumentation.full();
    try (var client =
            OperatorClient.builder()
                .withConfig(controlPlane.configFor(Chart.NAMESPACE, Chart.NAME))
                .withHttpClientBuilderConsumer(instrumentation::count)
                .build();
        var operator =
            new PlatformOperator(
                client,
                RunningOperator.quick(corner.selector(), false),
                Leadership.sole(),
                "test",
                Clock.systemUTC(),
                instrumentation);
        var server = HealthServer.ofMetrics(0, operator)) {
      operator.start();
      rollsOut(server);
      everyMetricIsThere(server);
      isPutBack(server);
      fails(server);
      isHeld(server);
      asksNobody(server);
      goes(server);
    }
  }

  private void rollsOut(HealthServer server) {
    corner.apply(CLASS);
    corner.apply(TENANT);
    eventually("it is Ready", () -> corner.isReady("{id}"));
    eventually(
        "a scrape says so",
        () -> Scrape.of(server).sum("platformtenant_tenant_ready", tenant) == 1);
    Scrape now = Scrape.of(server);
    for (ManagedKind kind : ManagedKind.values()) {
      double made = made(kind);
      assertThat(now.sum("platformtenant_objects", label(kind), "state=\"Ready\""))
          .as("objects of %s", kind)
          .isEqualTo(made);
      assertThat(
              now.sum(
                  "platformtenant_api_calls_total", label(kind), "verb=\"apply\"", "code=\"201\""))
          .as("creations of %s", kind)
          .isEqualTo(made);
    }
    assertThat(now.sum("platformtenant_tenants", "ready=\"True\"")).isEqualTo(1);
    assertThat(now.sum("platformtenant_contract_to_applied_seconds_count")).isEqualTo(1);
    assertThat(now.sum("platformtenant_event_to_ready_seconds_count")).isEqualTo(1);
    assertThat(now.sum("platformtenant_contract_pending_seconds_max")).isZero();
    assertThat(now.sum("platformtenant_planes")).isEqualTo(3);
    assertThat(now.sum("platformtenant_leader")).isEqualTo(1);
    assertThat(now.sum("platformtenant_looks_total", "cause=\"contract\"")).isPositive();
    assertThat(now.sum("platformtenant_looks_total", "cause=\"object\"")).isPositive();
    assertThat(now.sum("platformtenant_status_writes_total", "result=\"written\"") + FINALIZER)
        .isEqualTo(
            now.sum(
                "platformtenant_api_calls_total",
                "kind=\"PlatformTenant\"",
                "verb=\"apply\"",
                "code=\"200\""));
    assertThat(now.sum("reconciliations_success_total", "controller_name=\"platformtenant\""))
        .as("the SDK's own")
        .isPositive();
  }

  /** Why it is not carried out is told, and it waits for somebody. */
  private void isHeld(HealthServer server) {
    corner.apply(TenantYaml.named("{id}").environment("staging"));
    eventually(
        "its protected part is held",
        () ->
            corner
                .condition("{id}", "Stalled")
                .filter(c -> c.reason().equals("RemovalHeld"))
                .isPresent());
    eventually(
        "that is no change that nobody carries out",
        () -> Scrape.of(server).sum("platformtenant_contract_pending_seconds_max") == 0);
    corner.apply(TENANT);
    eventually("it is Ready again", () -> corner.isReady("{id}"));
  }

  /** Those of a failure, a deletion and a change are looked at where they happen. */
  private static void everyMetricIsThere(HealthServer server) {
    Scrape now = Scrape.of(server);
    var later =
        Stream.of(
                Metric.TENANT_UNREADY_SECONDS,
                Metric.TENANTS_UNREADY,
                Metric.TENANTS_UNREADY_SECONDS_MAX,
                Metric.DELETIONS,
                Metric.DELETION_SECONDS_MAX)
            .toList();
    assertThat(Arrays.stream(Metric.values()).filter(metric -> !later.contains(metric)))
        .allSatisfy(
            metric ->
                assertThat(now.series().keySet())
                    .as(metric.fullName())
                    .anyMatch(series -> series.startsWith(metric.fullName())));
    assertThat(now.series().keySet())
        .filteredOn(series -> series.startsWith("platformtenant_watch_age_seconds"))
        .hasSize(ManagedKind.values().length + CONTRACTS);
  }

  private void isPutBack(HealthServer server) {
    ObjectId stage = parts.stage("staging", "addons");
    ClusterUser.admin(admin).changes(stage, "{\"spec\":{\"path\":\"./mine\"}}");
    eventually(
        "it is counted",
        () ->
            Scrape.of(server)
                    .sum("platformtenant_drift_corrected_total", label(ManagedKind.KUSTOMIZATION))
                == 1);
  }

  private void fails(HealthServer server) {
    ObjectId stage = parts.stage("staging", "addons");
    script.failing(Parts.key(stage), "HealthCheckFailed", "Deployment/db not ready");
    eventually(
        "it is told and counted",
        () ->
            Scrape.of(server).sum("platformtenant_tenants_unready", "reason=\"BootstrapFailed\"")
                == 1);
    Scrape now = Scrape.of(server);
    assertThat(now.sum("platformtenant_tenant_ready", tenant)).isZero();
    assertThat(now.series().keySet())
        .anyMatch(
            s -> s.startsWith("platformtenant_tenant_unready_seconds{") && s.contains(tenant));
    eventually(
        "its stage is counted too",
        () ->
            Scrape.of(server)
                    .sum(
                        "platformtenant_objects",
                        label(ManagedKind.KUSTOMIZATION),
                        "state=\"Failed\"")
                == 1);
    script.heal(Parts.key(stage));
    eventually("it is Ready again", () -> corner.isReady("{id}"));
    assertThat(Scrape.of(server).sum("platformtenant_event_to_ready_seconds_count"))
        .as("Ready again is no other change")
        .isEqualTo(1);
  }

  /** The engines are looked for by requests of their own, and those are discovery. */
  private static void asksNobody(HealthServer server) {
    within(PATIENCE)
        .untilCalm("no request while it is scraped", CALM, () -> requests(Scrape.of(server)));
  }

  private static double requests(Scrape scrape) {
    return scrape.sum("platformtenant_api_calls_total")
        - scrape.sum("platformtenant_api_calls_total", "kind=\"discovery\"");
  }

  private void goes(HealthServer server) {
    ObjectId stage = parts.stage("staging", "addons");
    script.holdFinalizer(Parts.key(stage));
    corner.delete("{id}");
    eventually(
        "it is seen at its step",
        () -> Scrape.of(server).sum("platformtenant_deletions", "step=\"Kustomizations\"") == 1);
    assertThat(Scrape.of(server).sum("platformtenant_tenants_unready")).isZero();
    script.heal(Parts.key(stage));
    eventually("it is gone", () -> corner.tenant("{id}") == null);
    eventually(
        "nothing of it is told any more",
        () ->
            Scrape.of(server).series().keySet().stream()
                .noneMatch(s -> s.contains(tenant) || s.startsWith("platformtenant_objects{")));
    assertThat(Scrape.of(server).sum("platformtenant_tenants")).isZero();
  }

  private double made(ManagedKind kind) {
    return (double)
        corner.everythingOf(corner.id()).stream().filter(id -> id.kind() == kind).count();
  }

  private static String label(ManagedKind kind) {
    return "kind=\"" + kind.kind() + "\"";
  }
}
