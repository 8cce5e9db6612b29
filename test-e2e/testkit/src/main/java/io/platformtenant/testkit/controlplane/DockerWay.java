package io.platformtenant.testkit.controlplane;

import java.util.Optional;
import java.util.function.Consumer;

/** k3s in a container, where a Docker engine answers. */
record DockerWay(Surroundings surroundings) implements Way {

  private static final String REMEDY =
      "Start a Docker engine that may run privileged containers and pull " + K3sPlane.IMAGE + ".";

  @Override
  public String title() {
    return "k3s in Docker";
  }

  @Override
  public Optional<Obstacle> obstacle() {
    return DockerEngine.answering(surroundings).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Obstacle("no engine answers at " + DockerEngine.places(surroundings), REMEDY));
  }

  @Override
  public void prepare(Consumer<String> progress) {
    progress.accept("control plane: a Docker engine answers; k3s is pulled at the first start");
  }

  @Override
  public Plane start(Consumer<String> progress) throws Blocked {
    try {
      return K3sPlane.start();
    } catch (RuntimeException e) {
      throw new Blocked("k3s did not start: " + e.getMessage(), REMEDY, e);
    }
  }
}
