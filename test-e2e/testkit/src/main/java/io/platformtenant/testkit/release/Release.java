package io.platformtenant.testkit.release;

import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.ChartMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
      "Writes what a release holds beside the image, made from the chart:",
      "",
      "  platform-tenant-operator-VERSION.tgz  the chart, with all that Artifact Hub shows of it",
      "  install.yaml                          all of it in one file, for kubectl apply --server-side",
      "  olm/bundle                            a bundle for OLM (registry+v1)",
      "  olm/beside-olm.yaml                   what OLM can not bring, to be applied before it",
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
      names = "--image",
      paramLabel = "NAME",
      description =
          "What the image was pushed as, such as registry.example.com/platform-tenant-operator.")
  private Optional<String> image = Optional.empty();

  @Option(names = "--digest", paramLabel = "SHA", description = "Digest of the image, sha256:...")
  private Optional<String> digest = Optional.empty();

  @Option(
      names = "--source",
      paramLabel = "URL",
      description = "Where the project is kept, for those who look it up in a catalogue.")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=YAML",
      description =
          "Another value of the chart, such as argocd.namespaces=[]; can be given again. The packed"
              + " chart keeps those it has.")
  private Map<String, String> values = Map.of();

  public static void main(String[] args) {
    System.exit(new CommandLine(new Release()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    var origin = new Origin(image, digest, source);
    try {
      Chart chart = chart(origin);
      Files.createDirectories(folder);
      tell(new ChartPackage(origin).into(folder));
      write(InstallFile.NAME, new InstallFile(chart, ChartMetadata.read().version()).text());
      for (var file : new OlmBundle(chart, origin).files().entrySet()) {
        write(file.getKey(), file.getValue());
      }
      return 0;
    } catch (IllegalStateException refused) {
      spec.commandLine().getErr().println(refused.getMessage());
      return USED_WRONGLY;
    }
  }

  private Chart chart(Origin origin) {
    Map<String, String> all = new TreeMap<>(origin.values());
    all.putAll(values);
    return Chart.render(Chart.NAME, namespace, all);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    tell(file);
  }

  private void tell(Path file) {
    spec.commandLine().getOut().println(file);
  }
}
