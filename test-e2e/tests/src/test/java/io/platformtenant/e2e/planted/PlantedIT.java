package io.platformtenant.e2e.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants each bug into a copy of its source file, compiles that, puts it before the operator on the
 * path of a JVM of its own and runs the tests there, cheapest first and of those the ones of its
 * own package first, up to the first that fails. With {@code -Pplanted}; {@code
 * -Dplanted.only=NAME} tries one.
 */
final class PlantedIT {
  private static final String ONLY = System.getProperty("planted.only", "");
  private static final List<String> NETS =
      List.of(System.getProperty("planted.nets", Net.names()).split(", ?"));

  private static final String OPERATOR = System.getProperty("java.class.path");

  private final Set<Net> sound = EnumSet.noneOf(Net.class);

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
        isSound(net);
        Path log = folder.resolve(patch.name() + "-" + net.name() + ".log");
        if ((net == Net.PURE && fails(net, path(classes), log, patch.packageName()))
            || fails(net, path(classes), log)) {
          return Optional.of(net + ": " + firstFailed(log));
        }
      }
    }
    return Optional.empty();
  }

  /** One that fails without a bug would seem to catch every one. */
  private void isSound(Net net) throws Exception {
    if (sound.add(net)) {
      Path log = folder.resolve(net.name() + ".log");
      assertThat(fails(net, OPERATOR, log)).as(() -> net + ": " + firstFailed(log)).isFalse();
    }
  }

  /**
   * @param packages whose tests run alone; all of the net's where there is none
   */
  private static boolean fails(Net net, String classPath, Path log, String... packages)
      throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                Net.class.getName(),
                net.name()));
    arguments.addAll(List.of(packages));
    int status = start("java", log, net.folder(), arguments);
    // 2: there was none to run, as in a package without tests of its own.
    assertThat(status)
        .as(() -> net + " ran: " + read(log))
        .isBetween(0, packages.length == 0 ? 1 : 2);
    return status == 1;
  }

  private Path compiled(Patch patch) throws Exception {
    Path copy = folder.resolve(patch.name()).resolve(Path.of(patch.file()).getFileName());
    Files.createDirectories(copy.getParent());
    Files.writeString(copy, patch.in(Planted.source(patch)));
    Path classes = Files.createDirectories(folder.resolve(patch.name() + "-classes"));
    Path log = folder.resolve(patch.name() + ".javac");
    int failed =
        start(
            "javac",
            log,
            Path.of(""),
            List.of(
                "-cp",
                OPERATOR,
                "-proc:none",
                "-parameters",
                "-d",
                classes.toString(),
                copy.toString()));
    assertThat(failed).as(() -> patch.name() + ": " + read(log)).isZero();
    return classes;
  }

  private static String path(Path classes) {
    return classes + File.pathSeparator + OPERATOR;
  }

  private static int start(String program, Path log, Path where, List<String> arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(where.toAbsolutePath().toFile())
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
