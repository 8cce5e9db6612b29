package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.platformtenant.e2e.concurrency.OnTheClusterOfFaults;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.operator.change.narrowing.Removals;
import io.platformtenant.operator.client.OperatorClient;
import io.platformtenant.operator.contract.ShippedRoles;
import io.platformtenant.operator.drift.DriftPace;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.subjects.SubjectPrefixes;
import io.platformtenant.operator.reconcile.OperatorSettings;
import io.platformtenant.operator.run.HealthServer;
import io.platformtenant.operator.run.PlatformOperator;
import io.platformtenant.operator.text.LabelSelector;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.faults.Cable;
import io.platformtenant.testkit.operator.RunningOperator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the kubelet is told while the API server is away. */
@OnTheClusterOfFaults
final class ReadinessIT {

  private static final Duration GRACE = Duration.ofSeconds(3);

  /** The client waits up to 32 s before it tries again. */
  private final ControlPlane controlPlane = ControlPlane.ofFaults();

  @Test
  void everyKindThatIsNotWatchedForLongIsNamedUntilItIs() throws IOException {
    SharedStandIns.scriptOfFaults();
    Chart.render(Map.of()).install(controlPlane.admin());
    Config shipped = controlPlane.configFor(Chart.NAMESPACE, Chart.NAME);
    try (var cable = Cable.to(shipped.getMasterUrl());
        var client =
            OperatorClient.builder()
                .withConfig(new ConfigBuilder(shipped).withMasterUrl(cable.address()).build())
                .build();
        var operator = new PlatformOperator(client, settings(), "test", Clock.systemUTC());
        var health = new HealthServer(0, operator)) {
      assertThat(ask(health, "/readyz").statusCode()).as("before its start").isEqualTo(503);
      operator.start();
      until(health, 200);

      cable.cut();
      until(health, 503);
      within(PATIENCE)
          .untilAsserted(
              "every kind is named",
              () ->
                  assertThat(ask(health, "/readyz").body().lines())
                      .map(line -> line.replaceFirst(": not watched for [0-9]+ s$", ""))
                      .contains("PlatformTenant", "PlatformTenantClass")
                      .containsAll(
                          Arrays.stream(ManagedKind.values()).map(ManagedKind::kind).toList()));
      assertThat(ask(health, "/livez").statusCode()).as("alive without a server").isEqualTo(200);

      cable.mend();
      until(health, 200);
    }
  }

  private static void until(HealthServer health, int status) {
    within(PATIENCE)
        .until("/readyz says " + status, () -> ask(health, "/readyz").statusCode() == status);
  }

  private static HttpResponse<String> ask(HealthServer health, String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + health.port() + path)).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(path, e);
    }
  }

  private static OperatorSettings settings() {
    return new OperatorSettings(
        Chart.NAMESPACE,
        LabelSelector.of("example.com/story=nobody"),
        false,
        Removals.CARRIED_OUT,
        Set.copyOf(ShippedRoles.all()),
        Set.of(),
        SubjectPrefixes.NONE,
        Duration.ofSeconds(10),
        Duration.ofMinutes(10),
        Duration.ofMillis(20),
        Duration.ofSeconds(2),
        GRACE,
        Duration.ofMinutes(1),
        RunningOperator.paces(DriftPace.USUAL),
        2,
        32);
  }
}
