package io.platformtenant.testkit.release;

import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.ChartMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./release}. */
@Command(
    name = "./release",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes what a release holds for those who install without Helm, made from the chart:",
      "",
      "  install.yaml  everything in one file, for kubectl apply --server-side",
      ""
    })
public final class Release implements Callable<Integer> {
  private static final int USED_WRONGLY = 2;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "Where it is written; made where it is missing.")
  private Path folder;

  @Option(
      names = {"-n", "--namespace"},
      defaultValue = Chart.NAMESPACE,
      description = "Where the operator will run (default: ${DEFAULT-VALUE}).")
  private String namespace;

  @Option(
      names = "--set",
      paramLabel = "KEY=YAML",
      description =
          "A value of the chart, such as image.registry=registry.example.com; can be given again.")
  private Map<String, String> values = Map.of();

  public static void main(String[] args) {
    System.exit(new CommandLine(new Release()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Chart chart;
    try {
      chart = Chart.render(Chart.NAME, namespace, values);
    } catch (IllegalStateException refused) {
      spec.commandLine().getErr().println(refused.getMessage());
      return USED_WRONGLY;
    }
    Files.createDirectories(folder);
    write(InstallFile.NAME, new InstallFile(chart, ChartMetadata.read().version()).text());
    return 0;
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    spec.commandLine().getOut().println(file);
  }
}
