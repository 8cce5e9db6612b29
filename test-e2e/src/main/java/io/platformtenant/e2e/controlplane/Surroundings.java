package io.platformtenant.e2e.controlplane;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What of this machine decides where programs come from, as a value for pure tests. */
public record Surroundings(
    Map<String, String> env, Path home, Path workingFolder, Optional<Path> module) {

  /** System property naming the folder of {@code go.mod}, for a JVM started outside the project. */
  static final String MODULE_PROPERTY = "platformtenant.control-plane-module";

  public static Surroundings ofThisJvm() {
    return new Surroundings(
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        Path.of("").toAbsolutePath(),
        Optional.ofNullable(System.getProperty(MODULE_PROPERTY)).map(Path::of));
  }

  public Surroundings {
    env = Map.copyOf(env);
  }

  /** A variable that is set to nothing counts as not set, as shells treat it. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(env.get(name)).filter(value -> !value.isBlank());
  }

  /** Our folder under the user's cache directory; it need not exist. */
  public Path cache() {
    return variable("XDG_CACHE_HOME")
        .map(Path::of)
        .orElse(home.resolve(".cache"))
        .resolve("platformtenant");
  }

  /** The folder of the control plane's Go module, looked for from the working folder upwards. */
  Optional<Path> moduleFolder() {
    return module
        .or(
            () ->
                Stream.iterate(workingFolder, folder -> folder != null, Path::getParent)
                    .map(folder -> folder.resolve("test-e2e").resolve("control-plane"))
                    .filter(Surroundings::isModule)
                    .findFirst())
        .filter(Surroundings::isModule);
  }

  /** The folder of an engine's Go module, beside the control plane's. */
  public Path engineModule(String engine) {
    return moduleFolder()
        .map(controlPlane -> controlPlane.resolveSibling("engines").resolve(engine))
        .filter(Surroundings::isModule)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "test-e2e/engines/%s/go.mod is not above %s; run inside a clone of the project"
                        .formatted(engine, workingFolder)));
  }

  private static boolean isModule(Path folder) {
    return Files.isRegularFile(folder.resolve("go.mod"));
  }
}
