package io.platformtenant.operator.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.platformtenant.operator.cases.RejectedCase;
import io.platformtenant.operator.cli.PathReader.Text;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.manifest.Position;
import io.platformtenant.operator.rules.SchemaRules;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every finding of the corpus is about a field that there is, and is told where that stands. */
class FindingFieldsTest {
  /** What ends the part of a text that stands in a file as it is, whatever its quotes. */
  private static final Pattern BEGINNING = Pattern.compile("[^A-Za-z0-9]");

  private static final Pattern BEFORE = Pattern.compile("^(![^ ]* )?([\"']|[|>][-+]?\\s+)?");

  private static final Map<String, JsonNode> SCHEMAS =
      Schemas.CRDS.stream()
          .map(Schemas::read)
          .collect(
              Collectors.toMap(
                  crd -> crd.at("/spec/names/kind").asText(),
                  crd -> crd.at("/spec/versions/0/schema/openAPIV3Schema")));

  @TestFactory
  Stream<DynamicTest> aFindingPointsAtItsField() {
    return RejectedCase.all().stream()
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> assertPoints(c)));
  }

  private static void assertPoints(RejectedCase rejected) throws IOException {
    String text = Files.readString(rejected.file());
    for (LocatedFinding told : Validation.of(List.of(new Text("case", text))).told()) {
      List<JsonNode> objects =
          rejected.documents().stream()
              .map(JsonNode.class::cast)
              .filter(document -> told.object().equals(titleOf(document)))
              .toList();
      // Of two objects of one name either may be meant.
      if (objects.size() == 1) {
        assertIsThere(told, objects.getFirst());
        assertThat(from(text, told.at()))
            .as("%s", told)
            .startsWith(wanted(told, objects.getFirst()));
      }
    }
  }

  private static String titleOf(JsonNode object) {
    return object.path("kind").asText() + " \"" + object.at("/metadata/name").asText() + "\"";
  }

  /** Somebody wrote the field, or the schema knows it; every item on the way is in its list. */
  private static void assertIsThere(LocatedFinding told, JsonNode object) {
    JsonNode schema = SCHEMAS.getOrDefault(object.path("kind").asText(), MissingNode.getInstance());
    JsonNode value = object;
    for (FieldPath.Step step : told.finding().field().steps()) {
      schema = schemaOf(schema, step);
      value = next(value, step);
      boolean isKnown = step instanceof FieldPath.Key && !schema.isMissingNode();
      assertThat(isKnown || !value.isMissingNode()).as("no such field: %s", told).isTrue();
    }
  }

  private static JsonNode schemaOf(JsonNode schema, FieldPath.Step step) {
    return switch (step) {
      case FieldPath.Item item -> schema.path("items");
      case FieldPath.Key(String name) ->
          schema.path("properties").has(name)
              ? schema.path("properties").path(name)
              : schema.path("additionalProperties");
    };
  }

  private static JsonNode next(JsonNode value, FieldPath.Step step) {
    return switch (step) {
      case FieldPath.Key(String name) -> value.path(name);
      case FieldPath.Item(int index) -> value.path(index);
    };
  }

  /** A text or number itself; the key of all else, and of what a missing field would be in. */
  private static String wanted(LocatedFinding told, JsonNode object) {
    JsonNode value = object;
    String key = "";
    for (FieldPath.Step step : told.finding().field().steps()) {
      JsonNode next = next(value, step);
      if (next.isMissingNode()) {
        break;
      }
      value = next;
      key = step instanceof FieldPath.Key(String name) ? name : "";
    }
    boolean isAboutItsKey = told.finding().rule().equals(SchemaRules.UNKNOWN_FIELD.id());
    return value.isContainerNode() || isAboutItsKey ? key : BEGINNING.split(value.asText(), 2)[0];
  }

  /** The text from a position on, without what YAML puts before a value. */
  private static String from(String text, Position at) {
    String lines = text.lines().skip(at.line() - 1L).collect(Collectors.joining("\n"));
    String rest = lines.substring(lines.offsetByCodePoints(0, at.column() - 1));
    return BEFORE.matcher(rest).replaceFirst("");
  }
}
