package io.platformtenant.e2e.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.operator.cases.GoldenFiles;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.release.InstallFile;
import io.platformtenant.testkit.release.Release;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class InstallFileTest {
  private static final Chart CHART = Chart.render(Map.of());
  private static final String TEXT = new InstallFile(CHART, "0.1.0").text();

  @TempDir private Path folder;

  @Test
  void itHasTheNamespaceAndAllOfTheChartAndNothingElse() {
    var objects = objects(TEXT);

    assertThat(objects.getFirst().getKind()).isEqualTo("Namespace");
    assertThat(objects.getFirst().getMetadata().getName()).isEqualTo(CHART.namespace());
    assertThat(objects.subList(1, objects.size()))
        .usingElementComparator((a, b) -> body(a).compareTo(body(b)))
        .containsExactlyInAnyOrderElementsOf(CHART.objects());
  }

  /** A line for each, since what is new here is new in every cluster. */
  @Test
  void whatItBringsAndInWhichOrderIsWrittenDown() throws IOException {
    String lines =
        objects(TEXT).stream()
            .map(InstallFileTest::line)
            .collect(Collectors.joining("\n", "", "\n"));

    GoldenFiles.in(Path.of("src/test/resources/release")).compare("install.txt", lines);
  }

  @Test
  void noLabelSaysThatHelmLooksAfterIt() {
    assertThat(objects(TEXT))
        .noneMatch(object -> labels(object).containsValue("Helm"))
        .noneMatch(object -> labels(object).containsKey("helm.sh/chart"));
  }

  @Test
  void theProgramWritesItWithTheValuesThatItIsGiven() throws IOException {
    String folderThatIsNotThere = folder.resolve("a/b").toString();

    int code =
        run(
            folderThatIsNotThere,
            "-n",
            "elsewhere",
            "--image",
            "r.example.com/x",
            "--set",
            "replicas=3");

    assertThat(code).isZero();
    assertThat(Files.readString(folder.resolve("a/b/install.yaml")))
        .contains("image: \"r.example.com/x:", "replicas: 3")
        .contains("namespace: elsewhere")
        .doesNotContain(Chart.NAMESPACE);
  }

  @Test
  void aValueThatTheChartDoesNotTakeIsRefusedInItsWords() {
    var said = new StringWriter();
    var line = new CommandLine(new Release()).setErr(new PrintWriter(said));

    assertThat(line.execute(folder.toString(), "--set", "replica=2")).isEqualTo(2);
    assertThat(said.toString()).contains("replica");
    assertThat(folder).isEmptyDirectory();
  }

  private static int run(String... arguments) {
    return new CommandLine(new Release())
        .setOut(new PrintWriter(new StringWriter()))
        .execute(arguments);
  }

  static List<HasMetadata> objects(String text) {
    return List.of(text.split("(?m)^---$", -1)).stream()
        .<HasMetadata>map(
            document -> Serialization.unmarshal(document, GenericKubernetesResource.class))
        .toList();
  }

  private static String line(HasMetadata object) {
    String namespace = object.getMetadata().getNamespace();
    return object.getKind()
        + " "
        + (namespace == null ? "" : namespace + "/")
        + object.getMetadata().getName();
  }

  /** Without the labels that are Helm's. */
  private static String body(HasMetadata object) {
    var copy = Serialization.clone(object);
    labels(copy).remove("app.kubernetes.io/managed-by", "Helm");
    labels(copy).remove("helm.sh/chart");
    return Serialization.asYaml(copy);
  }

  private static Map<String, String> labels(HasMetadata object) {
    return object.getMetadata().getLabels();
  }
}
