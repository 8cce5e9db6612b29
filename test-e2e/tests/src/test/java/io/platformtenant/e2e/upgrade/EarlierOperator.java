package io.platformtenant.e2e.upgrade;

import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.ChartFolder;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.operator.OperatorProcess;
import io.platformtenant.testkit.programs.Commands;
import io.platformtenant.testkit.waiting.Eventually;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The operator of the earlier commit, compiled from the history of this checkout and run by what it
 * needs of today: that has not changed since.
 */
final class EarlierOperator {
  private static final List<String> MODULES = List.of("crds", "operator");
  private static final String SOURCES = "src/main/java";
  private static final String RESOURCES = "src/main/resources";

  private final Path folder;
  private final String classpath;

  private EarlierOperator(Path folder, String classpath) {
    this.folder = folder;
    this.classpath = classpath;
  }

  /**
   * @param folder takes its sources, its classes and its logs
   * @throws IllegalStateException where the checkout has not that much history, or it does not
   *     compile
   */
  static EarlierOperator compile(Path folder) {
    try {
      unpack(folder);
      Path classes = Files.createDirectory(folder.resolve("classes"));
      var arguments =
          new ArrayList<>(
              List.of(
                  "-proc:none",
                  "-nowarn",
                  "-parameters",
                  "-d",
                  classes.toString(),
                  "-cp",
                  System.getProperty("java.class.path")));
      for (String module : MODULES) {
        arguments.addAll(sources(folder.resolve(module).resolve(SOURCES)));
      }
      int code =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, arguments.toArray(String[]::new));
      if (code != 0) {
        throw new IllegalStateException("commit " + Ground.COMMIT + " does not compile");
      }
      Stream<Path> parts =
          Stream.concat(
              Stream.of(classes), MODULES.stream().map(m -> folder.resolve(m).resolve(RESOURCES)));
      return new EarlierOperator(
          folder,
          String.join(
              File.pathSeparator,
              Stream.concat(
                      parts.map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                  .toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unpack(Path folder) throws IOException {
    Path tar = folder.resolve("earlier.tar");
    var archive =
        new ArrayList<>(
            List.of("git", "archive", "--format=tar", "--output=" + tar, Ground.COMMIT));
    MODULES.forEach(module -> archive.add(module + "/src/main"));
    Commands.run(ChartFolder.find().resolve("../..").normalize(), archive);
    Commands.run(folder, List.of("tar", "-xf", tar.toString()));
  }

  private static List<String> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).filter(file -> file.endsWith(".java")).toList();
    }
  }

  /** Starts it with the rights of the chart that is there, and waits until it is ready. */
  AutoCloseable start(ControlPlane plane) {
    try {
      var process =
          OperatorProcess.of(
              classpath,
              plane.kubeconfig(plane.configFor(Chart.NAMESPACE, Chart.NAME)),
              Files.createTempDirectory(folder, "operator-"));
      Eventually.within(Eventually.PATIENCE, () -> String.join("\n", process.said()))
          .until("the earlier operator is ready", process::isReady);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
