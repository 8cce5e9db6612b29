package io.platformtenant.e2e.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.engines.real.Verdict;
import io.platformtenant.operator.cases.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sets whose items come from parts of a path, as Argo CD's own code makes Applications of them. */
final class FolderSetsIT {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static Verdict argocd;

  @BeforeAll
  static void start() {
    argocd = Verdict.start();
  }

  @AfterAll
  static void stop() {
    argocd.close();
  }

  @Test
  void partsOfThePathNameTheItemAndThePathIsTheFolder() throws IOException {
    var made = render("teams/web/jobs");

    assertThat(made.error()).isEmpty();
    JsonNode application = made.applications().getFirst();
    assertThat(application.at("/metadata/name").asText()).isEqualTo("payments-jobs-web-jobs-prod");
    assertThat(application.at("/spec/source/path").asText()).isEqualTo("teams/web/jobs/prod");
    assertThat(application.at("/spec/source/helm/valueFiles/0").asText())
        .isEqualTo("/values/web.yaml");
  }

  @Test
  void whatIsNoPlainFolderFailsTheSet() throws IOException {
    assertThat(render("teams/W E B/jobs").error()).contains("is no DNS label");
    assertThat(render("teams/web/jobs/../../x").error()).contains("{path}");
  }

  @Test
  void apartThatIsNotThereFailsTheSet() throws IOException {
    assertThat(render("teams").error()).contains("out of range");
  }

  @Test
  void twoFoldersOfOneNameFailTheSet() throws IOException {
    var made = render("teams/web-a/jobs", "teams/web/a-jobs");

    assertThat(made.applications().stream().map(a -> a.at("/metadata/name").asText()).distinct())
        .as("Argo CD's controller refuses names that come twice (validateGeneratedApplications)")
        .hasSize(1);
  }

  private static Verdict.Set render(String... folders) throws IOException {
    List<ObjectNode> items = Arrays.stream(folders).map(FolderSetsIT::item).toList();
    return argocd.sets(List.of(Verdict.question(set(), items))).getFirst();
  }

  /** What the planner made of the golden case, for its protected environment. */
  private static JsonNode set() throws IOException {
    var file =
        Cases.golden().stream()
            .filter(golden -> golden.endsWith("set-of-parts-of-a-path"))
            .findFirst()
            .orElseThrow()
            .resolve("out-plan.yaml");
    try (var documents =
        YAML.readerFor(JsonNode.class).<JsonNode>readValues(Files.readString(file))) {
      return documents.readAll().stream()
          .filter(one -> one.path("kind").asText().equals("ApplicationSet"))
          .filter(one -> one.at("/metadata/name").asText().endsWith("-prod"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** What Argo CD's Git generator tells of a folder (argo-cd, generators/git.go). */
  private static ObjectNode item(String folder) {
    var found = JsonNodeFactory.instance.objectNode();
    var path =
        found
            .putObject("path")
            .put("path", folder)
            .put("basename", folder.substring(folder.lastIndexOf('/') + 1));
    var segments = path.putArray("segments");
    Arrays.stream(folder.split("/")).forEach(segments::add);
    return found;
  }
}
