package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.e2e.concurrency.OnTheClusterOfFaults;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.faults.FaultyWire;
import io.platformtenant.testkit.faults.FaultyWire.StatusWrites;
import io.platformtenant.testkit.journeys.EndState;
import io.platformtenant.testkit.journeys.Journey;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.safety.SafetyGuard;
import io.platformtenant.testkit.tenants.Corner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An operator is killed around one of its writes and a fresh one goes on. Tenants that differ in
 * name only go through it side by side; none sees the others' operators.
 *
 * <p>A sample of points, or with {@code -Pkill} each of them and the off-boarding too; {@code
 * -Dkill.seed} repeats a sample.
 */
@OnTheClusterOfFaults
final class KillIT {

  private static final boolean ALL = Boolean.getBoolean("kill.all");
  private static final long SEED = Long.getLong("kill.seed", System.nanoTime() & 0xFFFF_FFFFL);
  private static final int OF_EACH_SIDE = 4;
  private static final int SIDE_BY_SIDE = 8;
  private static final Duration SILENCE = Duration.ofMillis(500);

  private final ControlPlane controlPlane = ControlPlane.ofFaults();
  private final KubernetesClient admin = controlPlane.admin();
  private final SafetyGuard guard = SafetyGuard.over(controlPlane, RunningOperator.user());
  private final Map<Journey, Course> undisturbed = new EnumMap<>(Journey.class);

  /** How a journey goes when nothing happens to the operator. */
  private record Course(int writes, EndState end) {}

  @BeforeAll
  static void theEnginesPlay() {
    SharedStandIns.scriptOfFaults();
  }

  @Test
  void whereverAnOperatorIsKilledAFreshOneEndsInTheSameState() {
    var first = new Corner(admin, "kill");
    journeys().forEach(journey -> undisturbed.put(journey, undisturbed(journey, first)));

    var points = choose(new Random(SEED));
    Map<Journey, Integer> tried = new EnumMap<>(Journey.class);
    int corners = points.values().stream().mapToInt(List::size).max().orElseThrow();
    for (int from = 0; from < corners; from += SIDE_BY_SIDE) {
      round(points, from, tried);
    }
    tried.forEach(
        (journey, n) ->
            System.out.printf(
                "kill points: %s: %d of %d tried (before/after), seed %d%n",
                journey, n, 2 * undisturbed.get(journey).writes(), SEED));
    // How often progress is told varies from run to run, so that a last write may not come.
    tried.forEach(
        (journey, n) ->
            assertThat(n)
                .as("points of %s that were reached", journey)
                .isGreaterThan(points.get(journey).size() / 2));
  }

  private Map<Journey, List<KillPoint>> choose(Random random) {
    Map<Journey, List<KillPoint>> points = new EnumMap<>(Journey.class);
    undisturbed.forEach(
        (journey, course) ->
            points.put(
                journey,
                ALL
                    ? KillPoint.all(course.writes())
                    : KillPoint.sample(course.writes(), OF_EACH_SIDE, random)));
    return points;
  }

  private static List<Journey> journeys() {
    return ALL
        ? List.of(Journey.ON_BOARDING, Journey.UPDATE, Journey.OFF_BOARDING)
        : List.of(Journey.ON_BOARDING, Journey.UPDATE);
  }

  private Course undisturbed(Journey journey, Corner corner) {
    var wire = FaultyWire.counting(StatusWrites.COUNTED);
    try (var _ = start(corner.selector(), wire)) {
      journey.begin(corner);
      within(PATIENCE)
          .untilCalm(
              journey + " ends", SILENCE, () -> journey.isOver(corner) ? wire.writes() : null);
      assertThat(guard.breaches(journey.between(corner))).as("%s, undisturbed", journey).isEmpty();
      return new Course(wire.writes(), EndState.of(admin, corner));
    }
  }

  private void round(Map<Journey, List<KillPoint>> points, int from, Map<Journey, Integer> tried) {
    List<Corner> corners = new ArrayList<>();
    for (int i = 0; i < SIDE_BY_SIDE; i++) {
      corners.add(new Corner(admin, "kill"));
    }
    for (Journey journey : points.keySet()) {
      Map<Corner, KillPoint> killed = new LinkedHashMap<>();
      for (int i = 0; i < SIDE_BY_SIDE; i++) {
        if (from + i < points.get(journey).size()) {
          killed.put(corners.get(i), points.get(journey).get(from + i));
        } else {
          journey.begin(corners.get(i));
        }
      }
      tried.merge(journey, killAll(journey, killed), Integer::sum);
      allEndAlike(journey, corners, killed);
      assertThat(guard.breaches(between(journey, corners)))
          .as("%s, seed %d", journey, SEED)
          .isEmpty();
    }
    corners.forEach(Corner::clear);
  }

  private static Map<ObjectId, JsonNode> between(Journey journey, List<Corner> corners) {
    Map<ObjectId, JsonNode> all = new TreeMap<>();
    corners.forEach(corner -> all.putAll(journey.between(corner)));
    return all;
  }

  /** How many operators were really killed: some were through before. */
  private int killAll(Journey journey, Map<Corner, KillPoint> points) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return points.entrySet().stream()
          .map(
              e ->
                  CompletableFuture.supplyAsync(
                      () -> isKilled(journey, e.getKey(), e.getValue()), threads))
          .toList()
          .stream()
          .mapToInt(killed -> killed.join() ? 1 : 0)
          .sum();
    }
  }

  private boolean isKilled(Journey journey, Corner corner, KillPoint point) {
    var wire = point.wire();
    try (var _ = start(corner.selector(), wire)) {
      journey.begin(corner);
      within(PATIENCE)
          .until(journey + " is cut " + point, () -> wire.cut().isDone() || journey.isOver(corner));
    }
    return wire.isCut();
  }

  /** With one fresh operator for all of them. */
  private void allEndAlike(Journey journey, List<Corner> corners, Map<Corner, KillPoint> points) {
    var wire = FaultyWire.counting(StatusWrites.COUNTED);
    try (var _ = start(Corner.selector(corners), wire)) {
      for (Corner corner : corners) {
        within(PATIENCE)
            .untilAsserted(
                "it ends as if undisturbed",
                () ->
                    assertThat(EndState.of(admin, corner))
                        .as("%s, killed %s, seed %d", journey, points.get(corner), SEED)
                        .isEqualTo(undisturbed.get(journey).end()));
      }
      within(PATIENCE).untilCalm("silence once all is as it should be", SILENCE, wire::writes);
    }
  }

  private RunningOperator start(String selector, FaultyWire wire) {
    return RunningOperator.start(
        controlPlane, RunningOperator.quick(selector, false), wire::connect);
  }
}
