package io.platformtenant.e2e.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants each bug into a copy of its source file, compiles that, puts it before the operator on the
 * path of a JVM of its own and runs the tests there, cheapest first, up to the first that fails.
 * With {@code -Pplanted}; {@code -Dplanted.only=NAME} tries one.
 */
final class PlantedIT {
  private static final String ONLY = System.getProperty("planted.only", "");
  private static final List<String> NETS =
      List.of(System.getProperty("planted.nets", Net.names()).split(", ?"));

  @TempDir Path folder;

  @Test
  void theTestsCatchEachOfThem() throws Exception {
    Map<String, Optional<String>> caught = new LinkedHashMap<>();
    for (Patch patch : Planted.all()) {
      if (ONLY.isEmpty() || patch.name().equals(ONLY)) {
        caught.put(patch.name(), caughtBy(patch));
        System.out.printf(
            "planted: %s: %s%n",
            patch.name(), caught.get(patch.name()).map(by -> "caught by " + by).orElse("MISSED"));
      }
    }
    System.out.printf(
        "planted: %d of %d bugs caught%n",
        caught.values().stream().filter(Optional::isPresent).count(), caught.size());
    assertThat(caught).allSatisfy((name, by) -> assertThat(by).as(name).isPresent());
  }

  private Optional<String> caughtBy(Patch patch) throws Exception {
    Path classes = compiled(patch);
    for (Net net : Net.cheapestFirst().toList()) {
      if (NETS.contains(net.name())) {
        Path log = folder.resolve(patch.name() + "-" + net.name() + ".log");
        if (run(log, "-cp", path(classes), Net.class.getName(), net.name()) == 1) {
          return Optional.of(net + ": " + firstFailed(log));
        }
      }
    }
    return Optional.empty();
  }

  private Path compiled(Patch patch) throws Exception {
    Path copy = folder.resolve(patch.name()).resolve(Path.of(patch.file()).getFileName());
    Files.createDirectories(copy.getParent());
    Files.writeString(copy, patch.in(Planted.source(patch)));
    Path classes = Files.createDirectories(folder.resolve(patch.name() + "-classes"));
    Path log = folder.resolve(patch.name() + ".javac");
    int failed = javac(log, "-proc:none", "-parameters", "-d", classes.toString(), copy.toString());
    assertThat(failed).as(() -> patch.name() + ": " + read(log)).isZero();
    return classes;
  }

  private static String path(Path classes) {
    return classes + File.pathSeparator + System.getProperty("java.class.path");
  }

  private static int javac(Path log, String... arguments) throws Exception {
    return start(
        "javac", log, List.of("-cp", System.getProperty("java.class.path")), List.of(arguments));
  }

  private static int run(Path log, String... arguments) throws Exception {
    return start(
        "java",
        log,
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"),
        List.of(arguments));
  }

  private static int start(String program, Path log, List<String> options, List<String> arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
    command.addAll(options);
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start()
        .waitFor();
  }

  private static String firstFailed(Path log) {
    return read(log)
        .lines()
        .filter(line -> line.startsWith("FAILED"))
        .findFirst()
        .map(line -> line.substring("FAILED ".length()))
        .orElse("?");
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
