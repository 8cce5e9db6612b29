package io.platformtenant.testkit.controlplane;

import io.platformtenant.testkit.programs.Go;
import io.platformtenant.testkit.programs.GoBuild;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Building the programs from the Go module of this repository, into our cache. */
record GoBuildWay(Surroundings surroundings) implements Way {

  private static final String REMEDY =
      "Install Go 1.26 or later; the build then takes about nine minutes on two cores, once.";

  @Override
  public String title() {
    return "go build from test-e2e/testkit/control-plane";
  }

  @Override
  public Optional<Obstacle> obstacle() {
    var folder = surroundings.moduleFolder();
    if (folder.isEmpty()) {
      return Optional.of(
          new Obstacle(
              "test-e2e/testkit/control-plane/go.mod is not above " + surroundings.workingFolder(),
              "Run inside a clone of the project, or set -D"
                  + Surroundings.MODULE_PROPERTY
                  + "=<folder of go.mod>."));
    }
    return Go.obstacle(folder.get()).map(why -> new Obstacle(why, REMEDY));
  }

  @Override
  public void prepare(Consumer<String> progress) throws Blocked {
    build(progress);
  }

  @Override
  public Plane start(Consumer<String> progress) throws Blocked {
    var folder = build(progress);
    return LocalPlane.start(new Binaries(folder), "the cache " + folder + ", built just now");
  }

  private Path build(Consumer<String> progress) throws Blocked {
    var module = ControlPlaneModule.read(surroundings.moduleFolder().orElseThrow());
    try {
      return new GoBuild(module, surroundings.cache(), progress).intoCache();
    } catch (GoBuild.Failed e) {
      throw new Blocked(e.getMessage(), "Put right what the compiler or the network says.", e);
    }
  }
}
