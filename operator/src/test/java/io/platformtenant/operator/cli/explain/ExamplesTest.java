package io.platformtenant.operator.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.cli.Printable;
import io.platformtenant.operator.cli.validate.Validate;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is told as wrong is wrong, by that rule, and what is told as right is right. */
class ExamplesTest {
  private static final Corpus CORPUS = Corpus.read();

  /** Nothing that passes the schema and the other rules breaks them, or megabytes or files do. */
  private static final Set<String> WITHOUT =
      Set.of(
          "PS015", "PT061", "PT063", "PT160", "PT161", "PT162", "PT163", "PT164", "PT165", "PT166",
          "PT167");

  @TempDir private Path folder;

  @Test
  void everyRuleThatCanBeBrokenHasAWrongAndARightExample() {
    assertThat(explanations().filter(e -> e.wrong().isEmpty()))
        .extracting(e -> e.rule().id())
        .containsExactlyInAnyOrderElementsOf(WITHOUT);
    assertThat(explanations().filter(e -> e.right().isEmpty()))
        .extracting(e -> e.rule().id())
        .containsExactlyInAnyOrderElementsOf(WITHOUT);
  }

  @TestFactory
  Stream<DynamicTest> theWrongOneBreaksTheRule() {
    return explanations()
        .filter(e -> e.wrong().filter(file -> file.said("validate").isEmpty()).isPresent())
        .map(e -> DynamicTest.dynamicTest(e.rule().id(), () -> breaks(e.rule(), e.wrong())));
  }

  @TestFactory
  Stream<DynamicTest> theRightOneBreaksNoRule() {
    return explanations()
        .flatMap(e -> e.right().stream())
        .map(file -> DynamicTest.dynamicTest(file.name(), () -> breaksNothing(file)));
  }

  private void breaks(RuleInfo rule, Optional<CaseFile> wrong) throws IOException {
    CaseFile file = wrong.orElseThrow();
    List<JsonNode> found =
        validate(file).stream().filter(f -> f.path("rule").asText().equals(rule.id())).toList();
    assertThat(found).as(file.name()).isNotEmpty();
    if (!Set.of("schema", "cel").contains(file.said("layer").orElseThrow())) {
      assertThat(found).extracting(this::told).contains(RejectedHead.message(file));
    }
  }

  /** It is the last object; what one tenant takes from another is told about both. */
  private void breaksNothing(CaseFile right) throws IOException {
    String last = right.yaml().substring(right.yaml().lastIndexOf("\nmetadata:"));
    String name = last.replaceFirst("(?s).*?name: ([^,}\\s]+).*", "\"$1\"");
    assertThat(validate(right))
        .as(right.yaml())
        .noneMatch(finding -> finding.path("object").asText().endsWith(name));
  }

  private String told(JsonNode finding) {
    String field = finding.path("field").asText();
    return (field.isEmpty() ? "" : field + ": ")
        + Printable.of(finding.path("message").asText())
            .replace(example().toString(), "standard input");
  }

  private List<JsonNode> validate(CaseFile file) throws IOException {
    Files.writeString(example(), file.yaml());
    return Validate.run("-o", "json", example().toString()).findings();
  }

  private Path example() {
    return folder.resolve("example.yaml");
  }

  private static Stream<Explanation> explanations() {
    return Rulebook.entries().stream().map(rule -> Explanation.of(rule, CORPUS));
  }
}
