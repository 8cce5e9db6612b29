package io.platformtenant.operator.cli.everyday;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.cli.validate.Validate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What people bring: contracts out of public reports, and what becomes of them. */
class EverydayTest {
  @TestFactory
  Stream<DynamicTest> validateSaysWhatIsWrongAndNothingElse() {
    return EverydayCase.all()
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> assertFindings(one)));
  }

  @TestFactory
  Stream<DynamicTest> whatIsAskedForIsRendered() {
    return EverydayCase.all()
        .filter(one -> !one.rendered().isEmpty())
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> assertRendered(one)));
  }

  private static void assertFindings(EverydayCase one) {
    Validate said = Validate.run("-o", "json", one.folder().toString());
    assertThat(said.findings().stream().map(EverydayTest::place))
        .as(said.out())
        .containsExactlyInAnyOrderElementsOf(
            one.findings().stream().map(EverydayCase.Finding::place).toList());
    assertThat(one.findings())
        .allSatisfy(
            expected ->
                assertThat(said.findings())
                    .filteredOn(found -> place(found).equals(expected.place()))
                    .anySatisfy(
                        found ->
                            assertThat(found.path("message").asText())
                                .contains(expected.message())));
  }

  private static String place(JsonNode finding) {
    return finding.path("severity").asText() + " " + finding.path("field").asText();
  }

  private static void assertRendered(EverydayCase one) {
    JsonNode objects = Render.of(one.folder());
    assertThat(one.rendered())
        .allSatisfy(
            expected ->
                assertThat(expected.in(objects))
                    .as(expected.toString())
                    .isEqualTo(expected.value()));
  }
}
