package io.platformtenant.testkit.programs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prometheus's own tool for rules and queries: the one on the PATH, or the one in Debian's package,
 * unpacked beside the tests. There is no test without it.
 */
public record Promtool(Path program) {
  /**
   * @param folder where it is unpacked when it is not installed
   */
  public static Promtool find(Path folder) throws IOException {
    return new Promtool(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .map(place -> Path.of(place, "promtool"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseGet(() -> unpacked(folder)));
  }

  private static Path unpacked(Path folder) {
    try {
      Commands.run(folder, List.of("apt-get", "download", "-qq", "prometheus"));
      try (Stream<Path> files = Files.list(folder)) {
        Path archive = files.filter(f -> f.toString().endsWith(".deb")).findFirst().orElseThrow();
        Commands.run(folder, List.of("dpkg-deb", "-x", archive.toString(), "unpacked"));
      }
      return folder.resolve("unpacked/usr/bin/promtool");
    } catch (IOException e) {
      throw new IllegalStateException(
          "There is no promtool, which tests the alerts: install Debian's package prometheus", e);
    }
  }

  /**
   * @return what it says
   * @throws IOException with what it says, when it finds something wrong
   */
  public String run(Path folder, String... arguments) throws IOException {
    return Commands.run(
        folder, Stream.concat(Stream.of(program.toString()), Arrays.stream(arguments)).toList());
  }
}
