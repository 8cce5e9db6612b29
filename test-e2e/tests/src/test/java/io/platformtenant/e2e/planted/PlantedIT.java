package io.platformtenant.e2e.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants each bug into a copy of its source file, compiles that, puts it before the operator on the
 * path of a JVM of its own and runs the tests there: the part of the net that caught it last, then
 * the others, cheapest first, up to the first test that fails. A part that is slow runs for those
 * bugs alone that nothing before it caught. With {@code -Pplanted}; {@code
 * -Dplanted.only=NAME,NAME} tries one or several, {@code -Dplanted.nets=PACKAGE,PURE} some parts.
 */
final class PlantedIT {
  private static final Set<String> ONLY =
      Set.of(System.getProperty("planted.only", "").split(", ?"));
  private static final List<String> NETS =
      List.of(System.getProperty("planted.nets", Net.names()).split(", ?"));

  private static final String OPERATOR = System.getProperty("java.class.path");

  private final Set<String> sound = new HashSet<>();

  @TempDir Path folder;

  @Test
  void theTestsCatchEachOfThem() throws Exception {
    Map<Patch, Path> loose = new LinkedHashMap<>();
    for (Patch patch : Planted.all()) {
      if (ONLY.contains("") || ONLY.contains(patch.name())) {
        loose.put(patch, compiled(patch));
      }
    }
    int planted = loose.size();
    cast(loose, (patch, net) -> patch.lastCaughtBy().equals(net.name()));
    cast(loose, (patch, net) -> !patch.lastCaughtBy().equals(net.name()));
    System.out.printf("planted: %d of %d bugs caught%n", planted - loose.size(), planted);
    assertThat(loose.keySet()).as("bugs that nothing catches").isEmpty();
  }

  /** Takes out what is caught, a part of the net after the other. */
  private void cast(Map<Patch, Path> loose, BiPredicate<Patch, Net> isWorthIt) throws Exception {
    for (Net net : Net.cheapestFirst().filter(n -> NETS.contains(n.name())).toList()) {
      for (Patch patch : List.copyOf(loose.keySet())) {
        if (isWorthIt.test(patch, net) && isCaught(patch, net, loose.get(patch))) {
          loose.remove(patch);
        }
      }
    }
  }

  private boolean isCaught(Patch patch, Net net, Path classes) throws Exception {
    isSound(net, patch.packageName());
    Path log = folder.resolve(patch.name() + "-" + net + ".log");
    boolean caught = fails(net, path(classes), log, patch.packageName());
    if (caught) {
      System.out.printf("planted: %s: caught by %s: %s%n", patch.name(), net, firstFailed(log));
    }
    return caught;
  }

  /** One that fails without a bug would seem to catch every one. */
  private void isSound(Net net, String packageName) throws Exception {
    String part = net == Net.PACKAGE ? packageName : net.name();
    if (sound.add(part)) {
      Path log = folder.resolve(part + ".log");
      assertThat(fails(net, OPERATOR, log, packageName))
          .as(() -> part + ": " + firstFailed(log))
          .isFalse();
    }
  }

  private static boolean fails(Net net, String classPath, Path log, String packageName)
      throws Exception {
    int status =
        start(
            "java",
            log,
            net.folder(),
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                Net.class.getName(),
                net.name(),
                packageName));
    // 2: there was none to run, as in a package without tests of its own.
    assertThat(status)
        .as(() -> net + " ran: " + read(log))
        .isBetween(0, net == Net.PACKAGE ? 2 : 1);
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
