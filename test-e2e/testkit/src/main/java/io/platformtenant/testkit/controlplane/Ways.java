package io.platformtenant.testkit.controlplane;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The ways to a control plane in their order; the first that works is taken. */
public record Ways(List<Way> inOrder) {

  public static Ways of(Surroundings surroundings) {
    return new Ways(
        List.of(
            BinariesWay.named(surroundings),
            BinariesWay.cached(surroundings),
            new DockerWay(surroundings),
            new GoBuildWay(surroundings)));
  }

  /** Throws an {@link IllegalStateException} that tells of every way when none works. */
  Plane start(Consumer<String> progress) {
    return first(progress, way -> way.start(progress));
  }

  /** Does ahead what the way to be taken needs; returns its title. */
  public String prepare(Consumer<String> progress) {
    return first(
        progress,
        way -> {
          way.prepare(progress);
          return way.title();
        });
  }

  private interface Use<T> {
    T of(Way way) throws Way.Blocked;
  }

  private <T> T first(Consumer<String> progress, Use<T> use) {
    var closed = new ArrayList<String>();
    for (var way : inOrder) {
      var obstacle = way.obstacle();
      if (obstacle.isPresent()) {
        closed.add(told(way, obstacle.get()));
        continue;
      }
      progress.accept("control plane: taking " + way.title());
      try {
        return use.of(way);
      } catch (Way.Blocked blocked) {
        progress.accept("control plane: passing over " + way.title() + ": " + blocked.getMessage());
        closed.add(told(way, blocked.obstacle()));
      }
    }
    throw new IllegalStateException(
        "No control plane can be had, and nothing here runs without one. Any one of these would do:"
            + String.join("", closed));
  }

  private static String told(Way way, Way.Obstacle obstacle) {
    return "\n  * %s: %s\n    %s".formatted(way.title(), obstacle.why(), obstacle.remedy());
  }
}
