package io.platformtenant.e2e.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.engines.real.Verdict;
import io.platformtenant.operator.cases.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of ranges of versions, as Argo CD's own code makes Applications of them. */
final class RangeSetsIT {
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
  void eachElementFollowsItsOwnRange() throws IOException {
    JsonNode set = set();
    List<ObjectNode> elements =
        set.at("/spec/generators/0/list/elements")
            .valueStream()
            .map(ObjectNode.class::cast)
            .toList();

    var made = argocd.sets(List.of(Verdict.question(set, elements))).getFirst();

    assertThat(made.error()).isEmpty();
    assertThat(made.applications())
        .extracting(application -> application.at("/spec/source/targetRevision").asText())
        .containsExactlyInAnyOrder("18.x", ">=17.2,<18", "^19.0.0-0||~20.1", "17.1.3");
  }

  /** What a rule refuses before, were it not for Git or somebody's hand. */
  @ParameterizedTest
  @ValueSource(
      strings = {">=1.2 <2", "^", "1.2}}", "{{.name}}", "a..b", ">=1.2,<2;x", "^1.2\n", ""})
  void whatIsNeitherPlainNorARangeFailsTheSet(String version) throws IOException {
    JsonNode set = set();
    ObjectNode element = YAML.createObjectNode().put("name", "eu");
    element.putObject("values").put("version", version);

    assertThat(argocd.sets(List.of(Verdict.question(set, List.of(element)))).getFirst().error())
        .contains("{item.version}", "or a range of versions");
  }

  private static JsonNode set() throws IOException {
    var file =
        Cases.golden().stream()
            .filter(golden -> golden.endsWith("set-of-version-ranges"))
            .findFirst()
            .orElseThrow()
            .resolve("out-plan.yaml");
    try (var documents =
        YAML.readerFor(JsonNode.class).<JsonNode>readValues(Files.readString(file))) {
      return documents.readAll().stream()
          .filter(one -> one.path("kind").asText().equals("ApplicationSet"))
          .findFirst()
          .orElseThrow();
    }
  }
}
