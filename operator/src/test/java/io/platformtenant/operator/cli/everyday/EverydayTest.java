package io.platformtenant.operator.cli.everyday;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.cli.Said;
import io.platformtenant.operator.cli.validate.Validate;
import io.platformtenant.operator.health.Health;
import io.platformtenant.operator.health.StatusReading;
import io.platformtenant.operator.kinds.ManagedKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What people bring: contracts out of public reports, and what becomes of them. */
class EverydayTest {
  private static final YAMLMapper YAML = new YAMLMapper();

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

  @TestFactory
  Stream<DynamicTest> whatEnginesSayIsReadForWhatItIs() {
    return EverydayCase.all()
        .filter(one -> !one.observed().isEmpty())
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> assertObserved(one)));
  }

  private static void assertObserved(EverydayCase one) throws IOException {
    Map<String, Health> seen = new HashMap<>();
    try (var documents =
        YAML.readerFor(JsonNode.class)
            .<JsonNode>readValues(one.folder().resolve("observed.yaml").toFile())) {
      for (JsonNode object : documents.readAll()) {
        seen.put(
            object.path("kind").asText() + "/" + object.at("/metadata/name").asText(),
            healthOf(object));
      }
    }
    assertThat(one.observed())
        .allSatisfy(
            expected -> {
              Health health = seen.get(expected.object());
              assertThat(health.state().name()).isEqualTo(expected.state());
              assertThat(health.reason() + " " + health.message()).contains(expected.message());
            });
    assertThat(seen).hasSameSizeAs(one.observed());
  }

  private static Health healthOf(JsonNode object) {
    ManagedKind kind =
        Stream.of(ManagedKind.values())
            .filter(known -> known.kind().equals(object.path("kind").asText()))
            .findFirst()
            .orElseThrow();
    return StatusReading.of(kind, object).health();
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
    Said said = Said.by("render", "-o", "json", "--open-gates", one.folder().toString());
    assertThat(said.code()).as(said.errors()).isZero();
    JsonNode objects = said.json();
    assertThat(one.rendered())
        .allSatisfy(
            expected ->
                assertThat(expected.in(objects))
                    .as(expected.toString())
                    .isEqualTo(expected.value()));
  }
}
