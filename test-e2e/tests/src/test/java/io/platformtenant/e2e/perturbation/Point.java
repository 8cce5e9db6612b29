package io.platformtenant.e2e.perturbation;

import io.platformtenant.testkit.faults.WatchEvent;
import io.platformtenant.testkit.journeys.Journey;
import io.platformtenant.testkit.tenants.Corner;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One disturbance: in which journey, how, and at which moment of it. */
record Point(Journey journey, Way way, Moment moment) {
  private static final Pattern SLASH = Pattern.compile("/");

  /**
   * Everything that can be done to a journey.
   *
   * @param trace what watches brought in it
   * @param before what they brought in the journey before
   */
  static List<Point> of(
      Journey journey, List<WatchEvent> trace, List<WatchEvent> before, Corner corner) {
    return Stream.of(Way.values())
        .flatMap(way -> of(journey, way, way == Way.OUTDATED ? before : trace, corner))
        .toList();
  }

  private static Stream<Point> of(Journey journey, Way way, List<WatchEvent> trace, Corner corner) {
    return trace.stream()
        .filter(event -> way.canBeAt(journey, trace, event))
        .map(event -> new Point(journey, way, Moment.of(trace, event, corner)));
  }

  /** Reads what {@link #toString} wrote. */
  static Point parse(String text) {
    List<String> parts = SLASH.splitAsStream(text).toList();
    return new Point(
        Journey.valueOf(parts.get(0)),
        Way.valueOf(parts.get(1)),
        Moment.parse(parts.subList(2, parts.size())));
  }

  @Override
  public String toString() {
    return journey + "/" + way + "/" + moment;
  }
}
