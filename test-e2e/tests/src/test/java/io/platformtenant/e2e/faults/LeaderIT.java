package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.e2e.concurrency.OnTheClusterOfFaults;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.RbacRule;
import io.platformtenant.testkit.controlplane.AuditLog.Request;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.OperatorProcess;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import io.platformtenant.testkit.tenants.Samples;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes under one lease, with the times that are built in. */
@OnTheClusterOfFaults
final class LeaderIT {
  /** So many requests are on their way at once; a socket may hold them while a process stands. */
  private static final int IN_FLIGHT = 32;

  /** Of a node that is lost: under 20 s on a quiet machine, of which a lease takes 15 to end. */
  private static final Duration AFTER_A_KILL = Duration.ofSeconds(25);

  /** Under 2 s on a quiet machine; who waited for the lease to end would take 15. */
  private static final Duration AFTER_A_STOP = Duration.ofSeconds(6);

  /** Longer than the lease, so that another one has it meanwhile. */
  private static final Duration STANDSTILL = Duration.ofSeconds(22);

  private final ControlPlane controlPlane = ControlPlane.ofFaults();
  private final Corner corner = new Corner(controlPlane.admin(), "leader");

  @TempDir private Path folder;

  @Test
  void oneWorksAndTheNextTakesOverWhateverBecomesOfIt() throws IOException {
    SharedStandIns.scriptOfFaults();
    Chart.render(Map.of()).install(controlPlane.admin());
    corner.apply(Samples.CLASS);
    Instant begin = Instant.now();

    try (var first = start("first")) {
      leads(first);
      try (var second = start("second")) {
        within(PATIENCE, () -> said(second)).until("it waits", second::isReady);
        corner.apply(Samples.TENANT);
        within(PATIENCE, () -> said(first)).until("the tenant is Ready", () -> ready());
        assertThat(writes("second", begin)).as("of one that waits").isEmpty();

        handsOver("a clean stop", first, second, OperatorProcess::terminate, AFTER_A_STOP);
        assertThat(first.endsWithin(PATIENCE)).contains(0);
        try (var third = start("third")) {
          within(PATIENCE, () -> said(third)).until("it waits", third::isReady);
          handsOver("a kill", second, third, OperatorProcess::kill, AFTER_A_KILL);
          standsStillAndWakes(third);
        }
      }
    }
    assertThat(verbs(begin)).as("rights on leases").isEqualTo(granted());
  }

  /** In the middle of a look: what it had not begun yet it never begins. */
  private void standsStillAndWakes(OperatorProcess third) throws IOException {
    try (var fourth = start("fourth")) {
      within(PATIENCE, () -> said(fourth)).until("it waits", fourth::isReady);
      Instant change = Instant.now();
      corner.apply(manyObjects());
      within(PATIENCE, () -> said(third))
          .until("it is at work", () -> writes("third", change).size() > 8);
      third.signal("STOP");
      assertThat(ready()).as("it was stopped before it was through").isFalse();
      Instant stopped = Instant.now();
      within(PATIENCE, () -> said(fourth))
          .until(
              "the other one has had it for a while",
              () -> Instant.now().isAfter(stopped.plus(STANDSTILL)) && isLeading(fourth));
      Instant woken = Instant.now();
      third.signal("CONT");

      assertThat(third.endsWithin(PATIENCE)).as(said(third)).contains(1);
      assertThat(said(third)).contains("the lease was not renewed in time");
      assertThat(writes("third", woken))
          .as("requests of one that is deposed: no more than were on their way when it stood still")
          .hasSizeLessThanOrEqualTo(IN_FLIGHT);
      System.out.printf(
          "a standstill of %d s: %d writes while it stood, %d after it was woken%n",
          Duration.between(stopped, woken).toSeconds(),
          writes("third", stopped).size(),
          writes("third", woken).size());
      within(PATIENCE, () -> said(fourth)).until("the rest is done", () -> ready());
    }
  }

  private static void handsOver(
      String after,
      OperatorProcess from,
      OperatorProcess to,
      Consumer<OperatorProcess> end,
      Duration limit) {
    end.accept(from);
    Instant gone = Instant.now();
    leads(to);
    Duration took = Duration.between(gone, at(to, " leading "));
    System.out.printf("a hand-over after %s: %d ms%n", after, took.toMillis());
    assertThat(took).as(said(from) + said(to)).isLessThan(limit);
  }

  private static void leads(OperatorProcess operator) {
    within(PATIENCE, () -> said(operator)).until("it leads", () -> isLeading(operator));
  }

  private static boolean isLeading(OperatorProcess operator) {
    return said(operator).contains(" leading ");
  }

  private static Instant at(OperatorProcess operator, String words) {
    return operator.said().stream()
        .filter(line -> line.contains(words))
        .map(line -> Instant.parse(line.split(" ", 2)[0]))
        .findFirst()
        .orElseThrow();
  }

  private boolean ready() {
    return corner.isReady("{id}");
  }

  private OperatorProcess start(String name) throws IOException {
    return OperatorProcess.start(
        controlPlane,
        Files.createDirectory(folder.resolve(name)),
        "--no-classes",
        "--leader-elect",
        "--tenant-selector=" + corner.selector());
  }

  private List<Request> writes(String name, Instant since) {
    return requests(since)
        .filter(r -> r.userAgent().contains("(" + name + ")"))
        .filter(r -> r.isWrite() && !r.resource().equals("leases"))
        .toList();
  }

  private Stream<Request> requests(Instant since) {
    return controlPlane.audit().by(RunningOperator.user(), since).stream();
  }

  private Set<String> verbs(Instant since) {
    return requests(since)
        .filter(r -> r.resource().equals("leases"))
        .map(r -> r.verb() + " coordination.k8s.io/leases")
        .collect(toSet());
  }

  private static Set<String> granted() {
    return RbacRule.in(Chart.render(Map.of())).stream()
        .filter(rule -> rule.resources().contains("leases"))
        .flatMap(rule -> rule.grants().stream())
        .collect(toSet());
  }

  private static TenantYaml manyObjects() {
    var tenant = Samples.TENANT;
    for (int i = 0; i < 8; i++) {
      String name = "e%02d".formatted(i);
      tenant =
          tenant.environment(
              name,
              IntStream.range(0, 8)
                  .mapToObj(n -> "{id}-%s-%d".formatted(name, n))
                  .toArray(String[]::new));
    }
    return tenant;
  }

  private static String said(OperatorProcess operator) {
    return String.join("\n", operator.said());
  }
}
