package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.platformtenant.e2e.concurrency.OnTheClusterOfFaults;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.operator.run.Shutdown;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.AuditLog.Request;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.OperatorProcess;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.Samples;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process is asked to stop, as the kubelet does it. */
@OnTheClusterOfFaults
final class StopIT {

  /** Of one tenant, as many writes are in flight at once. */
  private static final int IN_FLIGHT = 8;

  private static final int ENVIRONMENTS = 8;
  private static final int NAMESPACES = 8;

  private final ControlPlane controlPlane = ControlPlane.ofFaults();
  private final Corner corner = new Corner(controlPlane.admin(), "stop");

  @TempDir private Path folder;

  @Test
  void aStopInTheMiddleOfALookEndsItAndTheNextStartFinishesIt() {
    SharedStandIns.scriptOfFaults();
    Chart.render(Map.of()).install(controlPlane.admin());
    corner.apply(Samples.CLASS);
    corner.apply(manyObjects());
    Instant begin = Instant.now();

    try (var operator = start()) {
      within(PATIENCE, () -> said(operator))
          .until("it is at work", () -> writes(begin).size() > NAMESPACES * ENVIRONMENTS);
      stops("at work", operator);

      assertThat(corner.isReady("{id}")).as("it was stopped before it was through").isFalse();
      Instant stopping = said(operator, "stopping");
      assertThat(writes(stopping))
          .as("writes after the signal: what was in flight and no other")
          .hasSizeLessThanOrEqualTo(IN_FLIGHT);
      assertThat(requests(said(operator, "stopped"))).as("after it has stopped").isEmpty();
    }

    try (var next = start()) {
      within(PATIENCE, () -> said(next)).until("the rest is done", () -> corner.isReady("{id}"));
      stops("at rest", next);
    }
  }

  /** Somebody listens and never answers: nothing was read yet, and nobody is waited for. */
  @Test
  void aStopIsNotKeptByAServerThatDoesNotAnswer() throws IOException {
    try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      var nowhere =
          new ConfigBuilder(controlPlane.adminConfig())
              .withMasterUrl("https://127.0.0.1:" + server.getLocalPort())
              .build();
      try (var operator = OperatorProcess.start(controlPlane.kubeconfig(nowhere), folder);
          var _ = server.accept()) {
        within(PATIENCE, () -> said(operator))
            .until("it answers", () -> operator.ask("/readyz").isPresent());
        assertThat(operator.isReady()).isFalse();
        stops("at its start, with a server that hangs", operator);
      }
    }
  }

  private static void stops(String when, OperatorProcess operator) {
    long asked = System.nanoTime();
    operator.terminate();
    assertThat(operator.endsWithin(Shutdown.LIMIT)).as(said(operator)).contains(0);
    System.out.printf(
        "a stop %s: over after %d ms of %d s%n",
        when, (System.nanoTime() - asked) / 1_000_000, Shutdown.LIMIT.toSeconds());
    assertThat(operator.said().stream().dropWhile(line -> !line.endsWith(" stopping")))
        .as(said(operator))
        .allMatch(line -> line.contains(" INFO "));
    assertThat(operator.said().getLast()).contains(" stopped ");
  }

  private static TenantYaml manyObjects() {
    var tenant = Samples.TENANT;
    for (int i = 0; i < ENVIRONMENTS; i++) {
      String name = "e%02d".formatted(i);
      tenant =
          tenant.environment(
              name,
              IntStream.range(0, NAMESPACES)
                  .mapToObj(n -> "{id}-%s-%d".formatted(name, n))
                  .toArray(String[]::new));
    }
    return tenant;
  }

  private OperatorProcess start() {
    return OperatorProcess.start(
        controlPlane, folder, "--no-classes", "--tenant-selector=" + corner.selector());
  }

  private List<Request> writes(Instant since) {
    return requests(since).stream().filter(Request::isWrite).toList();
  }

  private List<Request> requests(Instant since) {
    return controlPlane.audit().by(RunningOperator.user(), since);
  }

  /** When it said so. */
  private static Instant said(OperatorProcess operator, String words) {
    return operator.said().stream()
        .filter(line -> line.contains(" " + words))
        .map(line -> Instant.parse(line.split(" ", 2)[0]))
        .findFirst()
        .orElseThrow(() -> new AssertionError(said(operator)));
  }

  private static String said(OperatorProcess operator) {
    return String.join("\n", operator.said());
  }
}
