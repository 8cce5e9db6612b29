package io.platformtenant.operator.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.cases.RejectedCase;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever layer refuses a file first, it is told before it gets there. */
class RejectedFilesTest {
  private static final List<RejectedCase> ALL = RejectedCase.all();

  private static final String EITHER = "what is there is not the shorter one's by its name";
  private static final String BOTH_FLAP = "a folder that two tenants apply flaps for both";

  /** What two tenants have to know is told to both, and why. */
  private static final Map<String, String> TWO_OBJECTS =
      Map.of(
          "rule-application-begins-like-a-set-of-another.yaml", EITHER,
          "rule-set-begins-like-a-set-of-another.yaml", EITHER,
          "warning-folder-of-a-stage-as-written.yaml", BOTH_FLAP,
          "warning-folder-of-a-stage-with-a-shared-source.yaml", BOTH_FLAP,
          "warning-folder-of-an-item-and-a-stage-as-written.yaml", BOTH_FLAP,
          "warning-stage-as-written-of-a-delivered-folder.yaml", BOTH_FLAP);

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

  /** Nothing is told again in other words, and no second mistake hides in a file. */
  @TestFactory
  Stream<DynamicTest> oneMistakeIsOneFinding() {
    return ALL.stream()
        .filter(RejectedCase::isToldByValidate)
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> assertToldOnce(c)));
  }

  private static void assertToldOnce(RejectedCase rejected) {
    List<String> told =
        validate(rejected).findings().stream()
            .map(f -> f.path("rule").asText() + " " + f.path("field") + " " + f.path("message"))
            .toList();
    assertThat(told).hasSize(TWO_OBJECTS.containsKey(rejected.toString()) ? 2 : 1);
  }

  private static Validate validate(RejectedCase rejected) {
    return Validate.run("-o", "json", rejected.file().toString());
  }

  private static void assertFound(RejectedCase rejected) {
    Validate said = validate(rejected);
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
    String rule = finding.path("rule").asText();
    String field = finding.path("field").asText();
    String message = finding.path("message").asText();
    return switch (rejected.layer()) {
      case "admission" -> rule.equals(rejected.rule());
      case "rule", "warning" ->
          rule.equals(rejected.rule())
              && field.equals(rejected.field())
              && message.equals(rejected.message());
      default ->
          message.equals(rejected.message())
              || isIn(field, rejected.field())
              || isIn(rejected.field(), field);
    };
  }

  /** A rule with better words tells the very field; what the API server names may be all of it. */
  private static boolean isIn(String field, String other) {
    return other.equals("<nil>")
        || field.equals(other)
        || field.startsWith(other + ".")
        || field.startsWith(other + "[");
  }
}
