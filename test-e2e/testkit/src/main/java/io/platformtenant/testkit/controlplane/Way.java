package io.platformtenant.testkit.controlplane;

import java.util.Optional;
import java.util.function.Consumer;

/** One way to come by a control plane. */
public interface Way {

  String title();

  /** Why this way is closed here, found out cheaply; empty when it is worth trying. */
  Optional<Obstacle> obstacle();

  /** Does the slow work that can be done ahead. */
  void prepare(Consumer<String> progress) throws Blocked;

  Plane start(Consumer<String> progress) throws Blocked;

  /** What stands in the way, and what a person can do about it. */
  record Obstacle(String why, String remedy) {}

  /** A way that looked open and was not: the next one is tried. */
  final class Blocked extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Obstacle obstacle;

    public Blocked(String why, String remedy, Throwable cause) {
      super(why, cause);
      obstacle = new Obstacle(why, remedy);
    }

    Obstacle obstacle() {
      return obstacle;
    }
  }
}
