package io.platformtenant.testkit.controlplane;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Programs that are there already: in a folder named by the user, or in our cache. */
public record BinariesWay(
    String title, String origin, Optional<Path> folder, String whyNoFolder, String remedy)
    implements Way {

  /** Environment variable naming a folder with all four programs. */
  public static final String VARIABLE = "PLATFORMTENANT_CONTROL_PLANE";

  public static BinariesWay named(Surroundings surroundings) {
    var folder = surroundings.variable(VARIABLE).map(Path::of);
    return new BinariesWay(
        "the folder named by " + VARIABLE,
        "the folder " + folder.map(Path::toString).orElse(""),
        folder,
        "the variable is not set",
        "Set it to a folder with etcd, kube-apiserver, kube-controller-manager and kubectl.");
  }

  static BinariesWay cached(Surroundings surroundings) {
    var folder =
        surroundings
            .moduleFolder()
            .map(ControlPlaneModule::read)
            .map(module -> surroundings.cache().resolve(module.cacheName()));
    return new BinariesWay(
        "the cache",
        "the cache " + folder.map(Path::toString).orElse(""),
        folder,
        "test-e2e/testkit/control-plane/go.mod, which names the version, is not above "
            + surroundings.workingFolder(),
        "It is filled by the last way, once.");
  }

  @Override
  public Optional<Obstacle> obstacle() {
    if (folder.isEmpty()) {
      return Optional.of(new Obstacle(whyNoFolder, remedy));
    }
    if (!Files.isDirectory(folder.get())) {
      return Optional.of(new Obstacle("there is no folder '" + folder.get() + "'", remedy));
    }
    var missing = new Binaries(folder.get()).missing();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Obstacle("'" + folder.get() + "' lacks " + String.join(", ", missing), remedy));
  }

  @Override
  public void prepare(Consumer<String> progress) {
    progress.accept("control plane: ready in " + folder.orElseThrow());
  }

  @Override
  public Plane start(Consumer<String> progress) {
    return LocalPlane.start(new Binaries(folder.orElseThrow()), origin);
  }
}
