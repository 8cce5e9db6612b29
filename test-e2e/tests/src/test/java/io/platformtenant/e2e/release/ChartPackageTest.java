package io.platformtenant.e2e.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.ChartFolder;
import io.platformtenant.testkit.programs.Commands;
import io.platformtenant.testkit.release.ChartPackage;
import io.platformtenant.testkit.release.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart as it is published, and what Artifact Hub is told of it. */
final class ChartPackageTest {
  private static final String IMAGE = "registry.example.com/platform/tenants";
  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final String SOURCE = "https://git.example.com/platform/tenants";
  private static final Path EXAMPLES = ChartFolder.find().resolve("../../examples");

  @TempDir private static Path folder;
  private static Path archive;
  private static JsonNode chart;

  @BeforeAll
  static void itIsPacked() throws IOException {
    var origin = new Origin(Optional.of(IMAGE), Optional.of(DIGEST), Optional.of(SOURCE));
    archive = new ChartPackage(origin).into(folder);
    chart = yaml(file("Chart.yaml"));
  }

  @Test
  void itRendersWhatTheFolderDoesButForTheImage() {
    String image = "image: \"%s@%s\"".formatted(IMAGE, DIGEST);
    String packed =
        new Helm(archive)
            .template()
            .withName(Chart.NAME)
            .withNamespace(Chart.NAMESPACE)
            .withKubeVersion("1.32.0")
            .call();
    String unpacked = Chart.render(Map.of()).text();

    assertThat(packed).contains(image);
    assertThat(packed.replace(image, "image")).isEqualTo(unpacked.replaceAll("image: .*", "image"));
  }

  @Test
  void theImageNamedIsThatOfItsOwnValues() {
    assertThat(list("images"))
        .singleElement()
        .satisfies(
            image -> assertThat(image.path("image").asText()).isEqualTo(IMAGE + "@" + DIGEST));
  }

  @Test
  void theKindsNamedAreThoseItBrings() {
    List<String> crds =
        Chart.render(Map.of()).objects().stream()
            .filter(object -> object.getKind().equals("CustomResourceDefinition"))
            .map(HasMetadata::getMetadata)
            .map(metadata -> metadata.getName())
            .toList();

    assertThat(list("crds"))
        .hasSize(3)
        .allSatisfy(crd -> assertThat(crd.path("version").asText()).isEqualTo("v1alpha1"))
        .allSatisfy(crd -> assertThat(crd.path("description").asText()).isNotBlank())
        .extracting(crd -> crd.path("name").asText())
        .containsExactlyInAnyOrderElementsOf(crds);
    assertThat(list("crds"))
        .extracting(crd -> crd.path("displayName").asText())
        .containsExactlyInAnyOrder(
            "Platform Tenant", "Platform Tenant Class", "Platform Tenant Override");
  }

  @Test
  void theExamplesAreThoseOfTheCheckoutAndOfEachKindThereIsOne() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      assertThat(list("crdsExamples"))
          .containsAll(files.map(ChartPackageTest::read).map(ChartPackageTest::yaml).toList());
    }
    assertThat(list("crdsExamples"))
        .extracting(example -> example.path("kind").asText())
        .containsAll(list("crds").stream().map(crd -> crd.path("kind").asText()).toList());
  }

  @Test
  void theChangesAreThoseOfTheChangelog() {
    String newest = read(EXAMPLES.resolve("../CHANGELOG.md")).split("\n## \\[", -1)[1];

    assertThat(list("changes"))
        .hasSize((int) newest.lines().filter(line -> line.startsWith("- ")).count())
        .allSatisfy(
            change ->
                assertThat(change.path("kind").asText())
                    .isIn("added", "changed", "deprecated", "removed", "fixed", "security"))
        .allSatisfy(
            change ->
                assertThat(change.path("description").asText())
                    .isNotBlank()
                    .doesNotContain("](")
                    .doesNotContainPattern("[.] [A-Z]"));
  }

  @Test
  void itSaysWhereItComesFromAndNamesNoKeyThatThereIsNot() {
    assertThat(chart.path("sources")).extracting(JsonNode::asText).containsExactly(SOURCE);
    assertThat(list("links")).extracting(l -> l.path("url").asText()).containsExactly(SOURCE);
    assertThat(chart.path("annotations").has("artifacthub.io/signKey")).isFalse();
    assertThat(chart.at("/annotations/artifacthub.io~1license").asText()).isEqualTo("Apache-2.0");
  }

  @Test
  void itsValuesKeepTheirComments() throws IOException {
    assertThat(file("values.yaml"))
        .contains("  registry: registry.example.com\n", "  repository: platform/tenants\n")
        .contains("  digest: " + DIGEST + "\n")
        .contains("# sha256:…; stands over the tag.");
  }

  private static List<JsonNode> list(String annotation) {
    String text = chart.path("annotations").path("artifacthub.io/" + annotation).asText();
    return StreamSupport.stream(yaml(text).spliterator(), false).toList();
  }

  private static String file(String name) throws IOException {
    String inside = Chart.NAME + "/" + name;
    return Commands.run(folder, List.of("tar", "-xzOf", archive.toString(), inside));
  }

  private static JsonNode yaml(String text) {
    return Serialization.unmarshal(text, JsonNode.class);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
