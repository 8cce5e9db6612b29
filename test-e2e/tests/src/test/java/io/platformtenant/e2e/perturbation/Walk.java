package io.platformtenant.e2e.perturbation;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.faults.WatchEvent;
import io.platformtenant.testkit.faults.WatchWire;
import io.platformtenant.testkit.faults.WatchWire.Release;
import io.platformtenant.testkit.journeys.EndState;
import io.platformtenant.testkit.journeys.Journey;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.tenants.Corner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One tenant on its way through the journeys, and the operator that sees it alone. */
final class Walk implements AutoCloseable {
  private static final Duration SILENCE = Duration.ofMillis(700);
  private static final Duration A_LOOK = Duration.ofSeconds(1);
  private static final int HOT = 150;
  private static final String STORY = "perturb";

  private final ControlPlane controlPlane = ControlPlane.ofFaults();
  private final KubernetesClient admin = controlPlane.admin();
  private final Corner corner = new Corner(admin, STORY);
  private WatchWire wire = wire();
  private RunningOperator operator = start();
  private List<WatchEvent> before = List.of();

  Corner corner() {
    return corner;
  }

  /** Goes undisturbed. */
  void on(Journey journey) {
    before = wire.trace();
    wire.record();
    journey.begin(corner);
    rest(journey);
  }

  /** What watches brought in this journey. */
  List<WatchEvent> trace() {
    return wire.trace();
  }

  EndState end() {
    return EndState.of(admin, corner);
  }

  /**
   * Goes disturbed, and ends as if it had not been.
   *
   * @return whether the moment came
   */
  boolean on(Point point, EndState undisturbed) {
    boolean reached = point.way().isOfOldReads() ? isStale(point, undisturbed) : isDisturbed(point);
    ends(point.journey(), undisturbed);
    return reached;
  }

  private boolean isDisturbed(Point point) {
    wire.holdFrom(seen -> point.moment().isReachedBy(seen, corner));
    point.journey().begin(corner);
    within(PATIENCE)
        .until(
            "the moment comes, or all is over",
            () -> {
              within(PATIENCE)
                  .untilCalm(
                      "the moment, or silence",
                      wire.isCaught() ? Duration.ZERO : SILENCE,
                      wire::writes);
              return wire.isCaught() || point.journey().isOver(corner);
            });
    if (!wire.isCaught()) {
      wire.record();
      return false;
    }
    var mischief =
        new Mischief(
            admin,
            SharedStandIns.scriptOfFaults(),
            corner,
            point.journey(),
            wire,
            wire.caught().orElseThrow());
    try {
      point.way().happen(mischief);
    } finally {
      wire.release(point.way().release());
    }
    point.way().endsWith(mischief);
    return true;
  }

  /** The operator that starts on old lists must leave everything as it is. */
  private boolean isStale(Point point, EndState undisturbed) {
    on(point.journey());
    ends(point.journey(), undisturbed);
    List<WatchEvent> trace = wire.trace();
    Optional<Long> version =
        versionAt(point.moment(), point.way() == Way.OUTDATED ? before : trace);
    if (version.isEmpty()) {
      return false;
    }
    operator.close();
    Map<ObjectId, String> there = corner.uidsOf(corner.id());
    wire = wire();
    wire.recall(trace);
    wire.stale(version.orElseThrow());
    operator = start();
    try {
      within(PATIENCE)
          .untilCalm(
              "it has looked",
              A_LOOK,
              () -> wire.oldLists() == 0 ? null : wire.writes() > HOT ? HOT : wire.writes());
      assertThat(wire.writes()).as("writes on old lists").isLessThan(HOT);
      assertThat(end().objects()).as("on old lists").isEqualTo(undisturbed.objects());
    } finally {
      wire.release(Release.ALL);
    }
    ends(point.journey(), undisturbed);
    assertThat(corner.uidsOf(corner.id())).as("what was there is the same").isEqualTo(there);
    return true;
  }

  private Optional<Long> versionAt(Moment moment, List<WatchEvent> trace) {
    for (int i = 1; i <= trace.size(); i++) {
      if (moment.isReachedBy(trace.subList(0, i), corner)) {
        return Optional.of(trace.get(i - 1).version());
      }
    }
    return Optional.empty();
  }

  private void ends(Journey journey, EndState undisturbed) {
    within(PATIENCE)
        .untilAsserted(
            "it ends as if undisturbed",
            () -> {
              rest(journey);
              assertThat(end()).isEqualTo(undisturbed);
            });
  }

  /** Asks the server only when nothing is written any more: many wait at once. */
  private void rest(Journey journey) {
    within(PATIENCE, () -> "It says " + corner.status("{id}").orElse(null))
        .until(
            journey + " ends",
            () -> {
              within(PATIENCE).untilCalm("silence", SILENCE, wire::writes);
              return journey.isOver(corner);
            });
  }

  private WatchWire wire() {
    return new WatchWire(corner.id(), STORY);
  }

  private RunningOperator start() {
    return RunningOperator.over(
        controlPlane, RunningOperator.crowded(corner.selector()), wire::connect);
  }

  /** What a tenant leaves behind goes too: whoever walks later lists it no more. */
  @Override
  public void close() {
    operator.close();
    corner.clear();
    EndState.remains(admin, corner).forEach(namespace -> admin.resource(namespace).delete());
  }
}
