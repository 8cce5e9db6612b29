package io.platformtenant.e2e.perturbation;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.e2e.concurrency.OnTheClusterOfFaults;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.faults.WatchEvent;
import io.platformtenant.testkit.journeys.EndState;
import io.platformtenant.testkit.journeys.Journey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An operator never sees one of the states that a tenant passes on its way, or starts on lists that
 * are older than what was written since. Tenants that differ in name only go side by side, each
 * with an operator of its own and one disturbance in every journey.
 *
 * <p>A sample of points, or with {@code -Pperturbation} each of them; {@code -Dperturbation.seed}
 * repeats a sample, {@code -Dperturbation.point} these points alone, by commas. With {@code
 * -Dperturbation.passed} those in a file are left out, and those that pass are added to it.
 */
@OnTheClusterOfFaults
final class PerturbationIT {
  private static final boolean ALL = Boolean.getBoolean("perturbation.all");
  private static final long SEED = Long.getLong("perturbation.seed", 11);
  private static final String ONE = System.getProperty("perturbation.point", "");
  private static final Pattern COMMA = Pattern.compile(",");
  private static final int OF_EACH = Integer.getInteger("perturbation.of-each", 3);
  private static final int SIDE_BY_SIDE = Integer.getInteger("perturbation.side-by-side", 6);
  private static final List<Journey> WAY =
      List.of(
          Journey.ON_BOARDING,
          Journey.WIDENING,
          Journey.CLASS_CHANGE,
          Journey.NARROWING,
          Journey.OFF_BOARDING);

  private final Map<Journey, EndState> undisturbed = new EnumMap<>(Journey.class);
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger tried = new AtomicInteger();
  private final PassedPoints passed =
      PassedPoints.in(System.getProperty("perturbation.passed", ""));

  @BeforeAll
  static void theEnginesPlay() {
    SharedStandIns.scriptOfFaults();
    Chart.render(Map.of()).install(ControlPlane.ofFaults().admin());
  }

  @Test
  void whateverAnOperatorDoesNotSeeTheEndIsTheSame() {
    List<Point> all = walkUndisturbed();
    List<Map<Journey, Point>> walks = walks(choose(all));
    try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
      walks.forEach(points -> threads.execute(() -> walk(points)));
    }
    System.out.printf(
        "perturbation: tried %d of %d (seed %d), %d passed before; all with -Pperturbation%n",
        tried.get(), all.size(), SEED, passed.count());
    assertThat(failures).as(failures.stream().collect(joining("\n"))).isEmpty();
    // What an engine tells varies from run to run, so that some moments do not come.
    int chosen = walks.stream().mapToInt(Map::size).sum();
    assertThat(tried.get()).as("points that were reached, of %d", chosen).isGreaterThan(chosen / 2);
  }

  private List<Point> walkUndisturbed() {
    List<Point> all = new ArrayList<>();
    try (var walk = new Walk()) {
      List<WatchEvent> before = List.of();
      for (Journey journey : WAY) {
        walk.on(journey);
        undisturbed.put(journey, walk.end());
        all.addAll(Point.of(journey, walk.trace(), before, walk.corner()));
        before = walk.trace();
      }
    }
    return all;
  }

  /** As many stale as not, and of every journey. */
  private List<Point> choose(List<Point> all) {
    if (!ONE.isEmpty()) {
      return COMMA.splitAsStream(ONE).map(Point::parse).toList();
    }
    var random = new Random(SEED);
    List<Point> chosen = new ArrayList<>();
    for (Journey journey : WAY) {
      for (boolean stale : new boolean[] {false, true}) {
        var points =
            new ArrayList<>(
                all.stream()
                    .filter(p -> p.journey() == journey && p.way().isOfOldReads() == stale)
                    .filter(p -> !passed.has(p))
                    .toList());
        Collections.shuffle(points, random);
        chosen.addAll(points.subList(0, ALL ? points.size() : Math.min(OF_EACH, points.size())));
      }
    }
    return chosen;
  }

  /** One point of every journey for each, as long as there are any. */
  private static List<Map<Journey, Point>> walks(List<Point> points) {
    List<Map<Journey, Point>> walks = new ArrayList<>();
    for (Point point : points) {
      walks.stream()
          .filter(walk -> ONE.isEmpty() && !walk.containsKey(point.journey()))
          .findFirst()
          .orElseGet(
              () -> {
                Map<Journey, Point> walk = new EnumMap<>(Journey.class);
                walks.add(walk);
                return walk;
              })
          .put(point.journey(), point);
    }
    return walks;
  }

  private void walk(Map<Journey, Point> points) {
    int last = points.keySet().stream().mapToInt(WAY::indexOf).max().orElseThrow();
    try (var walk = new Walk()) {
      for (Journey journey : WAY.subList(0, last + 1)) {
        var point = Optional.ofNullable(points.get(journey));
        if (point.isEmpty()) {
          walk.on(journey);
        } else if (!isPassed(walk, point.get())) {
          return;
        }
      }
    }
  }

  private boolean isPassed(Walk walk, Point point) {
    long began = System.nanoTime();
    try {
      boolean reached = walk.on(point, undisturbed.get(point.journey()));
      if (reached) {
        tried.incrementAndGet();
        passed.add(point);
      }
      System.out.printf(
          "perturbation: %s %s %.1f s%n",
          reached ? "ok" : "not reached", point, (System.nanoTime() - began) / 1e9);
      return true;
    } catch (AssertionError | RuntimeException e) {
      tried.incrementAndGet();
      String failure =
          "%s, repeat with: ./test PerturbationIT '-Dperturbation.point=%s'%n%s"
              .formatted(walk.corner().id(), point, e);
      System.out.printf("perturbation: FAILED %s%n", failure);
      failures.add(failure);
      return false;
    }
  }
}
