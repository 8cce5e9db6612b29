package io.platformtenant.operator.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.cases.RejectedCase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever layer refuses a file first, it is told before it gets there. */
class RejectedFilesTest {
  private static final List<RejectedCase> ALL = RejectedCase.all();

  @TestFactory
  Stream<DynamicTest> validateFindsTheMistakeWhereItStands() {
    return ALL.stream()
        .filter(RejectedCase::isToldByValidate)
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> assertFound(c)));
  }

  @Test
  void whatFilesCannotTellIsLittleAndSaysWhy() {
    List<RejectedCase> silent = ALL.stream().filter(c -> !c.isToldByValidate()).toList();
    assertThat(silent).allMatch(c -> c.head().get("validate").startsWith("no, "));
    System.out.printf(
        "rejected files: %d, of which validate tells %d and only an API server %d%n",
        ALL.size(), ALL.size() - silent.size(), silent.size());
  }

  private static void assertFound(RejectedCase rejected) {
    Validate said = Validate.run("-o", "json", rejected.file().toString());
    boolean warning = rejected.layer().equals("warning");
    assertThat(said.code()).as(said.out()).isEqualTo(warning ? 0 : 1);
    assertThat(said.findings())
        .as("about %s: %s", rejected.field(), rejected.message())
        .anyMatch(f -> isIt(rejected, f));
    assertThat(said.findings())
        .as("nothing is said about what is right")
        .allMatch(f -> warning || isAboutIt(rejected, f))
        .allMatch(f -> f.path("line").asInt() > rejected.head().size());
  }

  /**
   * A tenant whose class has another name than it should is without a class, and what one tenant
   * takes from another is told about both.
   */
  private static boolean isAboutIt(RejectedCase rejected, JsonNode finding) {
    return finding.path("object").asText().endsWith("\"" + rejected.mistakenName() + "\"")
        || finding.path("field").asText().equals("spec.className")
        || finding.path("rule").asText().startsWith("PX");
  }

  private static boolean isIt(RejectedCase rejected, JsonNode finding) {
    String field = finding.path("field").asText();
    if (rejected.layer().equals("admission")) {
      return finding.path("rule").asText().equals(rejected.rule());
    }
    return List.of("rule", "warning").contains(rejected.layer())
        ? finding.path("rule").asText().equals(rejected.rule())
            && field.equals(rejected.field())
            && finding.path("message").asText().equals(rejected.message())
        : rejected.field().equals(field)
            || rejected.field().startsWith(field + ".")
            || field.startsWith(rejected.field() + ".")
            || finding.path("message").asText().equals(rejected.message());
  }
}
