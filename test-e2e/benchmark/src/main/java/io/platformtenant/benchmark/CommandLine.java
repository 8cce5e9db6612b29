package io.platformtenant.benchmark;

import io.platformtenant.operator.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The program as people start it, over a repository with many tenants. */
final class CommandLine {
  /** As {@code ./platformtenant} starts it. */
  private static final List<String> JVM =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC");

  private CommandLine() {}

  static Scenario measure(int tenants) {
    try {
      Path folder = Files.createTempDirectory("platformtenant-benchmark-");
      Files.writeString(folder.resolve("class.yaml"), Fleet.classYaml());
      for (String name : Fleet.names("team", tenants)) {
        Files.writeString(folder.resolve(name + ".yaml"), Fleet.tenantYaml(name));
      }
      var help = run(folder, "--help");
      var validate = run(folder, "validate", folder.toString());
      var render = run(folder, "render", folder.toString());
      return new Scenario(
          "command line",
          "one class and %d tenants, a file each".formatted(tenants),
          List.of(
              Figure.of("start", "s", help.wall()),
              Figure.of("validate", "s", validate.wall()),
              Figure.of("validate, processor time", "s", validate.cpu()),
              Figure.of("render", "s", render.wall()),
              Figure.of("render, processor time", "s", render.cpu())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Took(double wall, double cpu) {}

  private static Took run(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    long began = System.nanoTime();
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    Duration cpu = Duration.ZERO;
    try {
      while (!process.waitFor(Duration.ofMillis(20))) {
        cpu = process.info().totalCpuDuration().orElse(cpu);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          String.join(" ", arguments) + ": " + Files.readString(folder.resolve("out")));
    }
    return new Took((System.nanoTime() - began) / 1e9, cpu.toMillis() / 1e3);
  }
}
