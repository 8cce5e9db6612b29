package io.platformtenant.e2e.platform;

import io.platformtenant.engines.real.EngineModule;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.programs.Commands;
import io.platformtenant.testkit.programs.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder in which somebody of the platform team types what a page shows, with kubectl, sops and
 * age at hand: a clone of the platform's repository, and keys beside it.
 */
final class Workbench implements AutoCloseable {
  private static final String SECRET_KEY = ".agekey";

  private final Path folder;
  private final String tools;

  private Workbench(Path folder, String tools) {
    this.folder = folder;
    this.tools = tools;
  }

  static Workbench at(ControlPlane plane) {
    try {
      Path folder = Files.createTempDirectory("platformtenant-workbench-");
      Path kubeconfig = Files.writeString(hidden(folder), plane.kubeconfig(plane.adminConfig()));
      String tools =
          """
          export PATH=%s:%s:$PATH
          kubectl() { %s --kubeconfig=%s --cache-dir=%s "$@"; }
          """
              .formatted(
                  EngineModule.SOPS.program(System.err::println).getParent(),
                  EngineModule.AGE_KEYGEN.program(System.err::println).getParent(),
                  plane.kubectl(),
                  kubeconfig,
                  folder.resolve(".cache"));
      return new Workbench(folder, tools);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path hidden(Path folder) {
    return folder.resolve(".kubeconfig");
  }

  /** Types it, line by line. */
  void types(String script) {
    try {
      Path file = Files.writeString(folder.resolve(".script"), tools + script);
      Commands.run(folder, List.of("bash", "-euo", "pipefail", file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void writes(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String reads(String path) {
    try {
      return Files.readString(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is committed of it: all but keys. */
  Map<String, String> files() {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(path -> !path.startsWith(".") && !path.endsWith(SECRET_KEY))
          .forEach(path -> files.put(path, reads(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  @Override
  public void close() {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
