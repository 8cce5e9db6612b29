package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.Config;
import io.platformtenant.e2e.concurrency.OnTheClusterOfFaults;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.AuditLog.Request;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.journeys.EndState;
import io.platformtenant.testkit.journeys.Journey;
import io.platformtenant.testkit.operator.OperatorProcess;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.safety.SafetyGuard;
import io.platformtenant.testkit.tenants.Corner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process is killed with SIGKILL, again and again, while tenants go through all that can
 * happen to one; {@code -Dsigkill.seed} repeats a run.
 */
@OnTheClusterOfFaults
final class SigkillIT {
  private static final long SEED = Long.getLong("sigkill.seed", System.nanoTime() & 0xFFFF_FFFFL);
  private static final int OF_EACH_JOURNEY = 5;
  private static final int SIDE_BY_SIDE = 4;
  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final List<Journey> LIFE =
      List.of(
          Journey.ON_BOARDING,
          Journey.WIDENING,
          Journey.NARROWING,
          Journey.CLASS_CHANGE,
          Journey.OFF_BOARDING);

  private final ControlPlane plane = ControlPlane.ofFaults();
  private final SafetyGuard guard = SafetyGuard.over(plane, RunningOperator.user());
  private final Random random = new Random(SEED);
  private int killed;

  @TempDir private Path folder;

  /** How a journey goes when nothing happens to the operator. */
  private record Course(int writes, EndState end) {}

  @BeforeAll
  static void theEnginesPlay() {
    SharedStandIns.scriptOfFaults();
  }

  @Test
  void howeverOftenTheProcessIsKilledALifeEndsTheSame() {
    Chart.render(Map.of()).install(plane.admin());
    List<Course> undisturbed = undisturbed(new Corner(plane.admin(), "sigkill"));
    List<Corner> corners =
        Stream.generate(() -> new Corner(plane.admin(), "sigkill")).limit(SIDE_BY_SIDE).toList();

    for (int i = 0; i < LIFE.size(); i++) {
      goThrough(LIFE.get(i), corners, undisturbed.get(i));
    }

    System.out.printf(
        "sigkill: %d processes killed at work in %d journeys of %d tenants, seed %d%n",
        killed, LIFE.size(), SIDE_BY_SIDE, SEED);
    assertThat(killed).as("seed %d", SEED).isGreaterThanOrEqualTo(20);
  }

  private List<Course> undisturbed(Corner corner) {
    List<Course> courses = new ArrayList<>();
    try (var _ = start(List.of(corner))) {
      for (Journey journey : LIFE) {
        Instant since = Instant.now();
        journey.begin(corner);
        within(PATIENCE)
            .untilCalm(
                journey + " ends", SILENCE, () -> journey.isOver(corner) ? writes(since) : null);
        courses.add(new Course(writes(since), EndState.of(plane.admin(), corner)));
        assertThat(guard.breaches(journey.between(corner))).as("%s", journey).isEmpty();
      }
    }
    return courses;
  }

  private void goThrough(Journey journey, List<Corner> corners, Course undisturbed) {
    Instant since = Instant.now();
    corners.forEach(journey::begin);
    for (int point : points(undisturbed.writes() * corners.size())) {
      try (var operator = start(corners)) {
        within(PATIENCE)
            .until(
                journey + " is at write " + point,
                () -> writes(since) >= point || isOver(journey, corners));
        killed += isOver(journey, corners) ? 0 : 1;
        operator.kill();
      }
    }
    try (var _ = start(corners)) {
      for (Corner corner : corners) {
        within(PATIENCE)
            .untilAsserted(
                "it ends as if undisturbed",
                () ->
                    assertThat(EndState.of(plane.admin(), corner))
                        .as("%s, seed %d", journey, SEED)
                        .isEqualTo(undisturbed.end()));
      }
      within(PATIENCE).untilCalm("nothing is left to do", SILENCE, () -> writes(since));
    }
    Map<ObjectId, JsonNode> between = new TreeMap<>();
    corners.forEach(corner -> between.putAll(journey.between(corner)));
    assertThat(guard.breaches(between)).as("%s, seed %d", journey, SEED).isEmpty();
  }

  /** In order, and none so late that a status more or less would come after the end. */
  private List<Integer> points(int writes) {
    int last = Math.max(OF_EACH_JOURNEY, writes * 3 / 4);
    return random.ints(1, last + 1).distinct().limit(OF_EACH_JOURNEY).sorted().boxed().toList();
  }

  private static boolean isOver(Journey journey, List<Corner> corners) {
    return corners.stream().allMatch(journey::isOver);
  }

  private int writes(Instant since) {
    return (int)
        plane.audit().by(RunningOperator.user(), since).stream().filter(Request::isWrite).count();
  }

  private OperatorProcess start(List<Corner> corners) {
    Config shipped = plane.configFor(Chart.NAMESPACE, Chart.NAME);
    try {
      return OperatorProcess.start(
          plane.kubeconfig(shipped),
          Files.createTempDirectory(folder, "operator"),
          List.of("-Xmx300m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
          "--no-classes",
          "--tenant-selector=" + Corner.selector(corners),
          "--debounce=50ms",
          "--max-backoff=2s",
          "--engine-probe-interval=1s",
          "--enforcement-interval=5s");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
