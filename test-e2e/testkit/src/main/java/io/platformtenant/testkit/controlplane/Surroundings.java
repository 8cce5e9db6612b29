package io.platformtenant.testkit.controlplane;

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

  private static final String CONTROL_PLANE = "test-e2e/testkit/control-plane";

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
  public Optional<Path> moduleFolder() {
    return module.or(() -> above(CONTROL_PLANE)).filter(Surroundings::isModule);
  }

  /**
   * The folder of another Go module of this repository.
   *
   * @param folder from the root of the clone
   */
  public Path module(String folder) {
    return above(folder)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s/go.mod is not above %s; run inside a clone of the project"
                        .formatted(folder, workingFolder)));
  }

  private Optional<Path> above(String module) {
    return Stream.iterate(workingFolder, folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve(module))
        .filter(Surroundings::isModule)
        .findFirst();
  }

  private static boolean isModule(Path folder) {
    return Files.isRegularFile(folder.resolve("go.mod"));
  }
}
