package io.platformtenant.api.v1alpha1;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.schema.Bounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What {@code kubectl explain} says of every property of every kind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescriptionsTest {
  /**
   * {@code kubectl apply} without {@code --server-side} keeps the whole object in an annotation,
   * and annotations end here. What etcd takes is six times as much.
   */
  private static final int LARGEST = 256 * 1024;

  private static final Pattern FIRST_SENTENCE =
      Pattern.compile("[A-Z][^\n]*?\\w[)\\]>.*]*\\.(?= [A-Z{]| At most|$)");
  private static final Pattern ABSENT =
      Pattern.compile("\\babsent\\b|xactly one of|t least one of");
  private static final Pattern DURATION = Pattern.compile("\\b\\d+[smh]\\b");
  private static final Pattern RANGE = Pattern.compile("duration\\('(\\w+)'\\)");
  private static final List<String> BOUNDS =
      List.of("minItems", "maxItems", "maxProperties", "minimum", "maximum", "maxLength");
  private static final Set<String> DURATIONS = Set.of(Bounds.DURATION, Bounds.SHORT_DURATION);

  private final List<Property> all = new ArrayList<>();

  @BeforeAll
  void readWhatIsWritten() throws IOException {
    for (var file : CrdWriter.write().entrySet()) {
      System.out.println(file.getKey() + ": " + size(file.getValue()) + " bytes");
      assertThat(size(file.getValue())).as(file.getKey()).isLessThan(LARGEST);
      JsonNode crd = new YAMLMapper().readTree(file.getValue());
      collect(
          crd.at("/spec/names/singular").asText(),
          crd.at("/spec/versions/0/schema/openAPIV3Schema"));
    }
    assertThat(all).hasSizeGreaterThan(660);
  }

  @Test
  void everyPropertyIsDescribedInASentence() {
    assertThat(all)
        .allSatisfy(
            p -> {
              var sentence = FIRST_SENTENCE.matcher(p.description());
              assertThat(sentence.lookingAt()).as("%s: \"%s\"", p.path(), p.description()).isTrue();
              assertThat(sentence.group().split(" "))
                  .as("%s: \"%s\" says little", p.path(), sentence.group())
                  .hasSizeGreaterThanOrEqualTo(4);
            });
  }

  @Test
  void whatAbsentMeansIsSaidOfAllThatIsOptional() {
    assertThat(all)
        .filteredOn(p -> p.path().contains(".spec.") && !p.required())
        .allSatisfy(p -> assertThat(p.description()).as(p.path()).containsPattern(ABSENT));
  }

  @Test
  void everyBoundIsSaid() {
    assertThat(all)
        .filteredOn(p -> !p.schema().has("enum") && !p.isDuration())
        .allSatisfy(
            p ->
                p.bounds()
                    .forEach(
                        bound ->
                            assertThat(p.description())
                                .as(p.path())
                                .containsPattern("\\b" + bound + "\\b")));
  }

  @Test
  void durationsSayTheirRange() {
    assertThat(all)
        .filteredOn(Property::isDuration)
        .hasSizeGreaterThan(20)
        .allSatisfy(p -> assertThat(p.durationsSaid()).as(p.path()).isNotEmpty())
        .allSatisfy(p -> assertThat(p.durationsSaid()).as(p.path()).containsAll(p.range()));
  }

  private void collect(String path, JsonNode schema) {
    Set<String> required = strings(schema.path("required")).collect(toSet());
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              String name = path + "." + property.getKey();
              boolean isRequired = required.contains(property.getKey());
              all.add(new Property(name, property.getValue(), isRequired, schema));
              collect(name, property.getValue());
            });
    if (schema.path("items").isObject()) {
      collect(path + "[]", schema.path("items"));
    }
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Stream<String> strings(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }

  /**
   * @param of the schema of what has the property
   */
  private record Property(String path, JsonNode schema, boolean required, JsonNode of) {
    String description() {
      return schema.path("description").asText();
    }

    boolean isDuration() {
      return DURATIONS.contains(schema.path("pattern").asText());
    }

    Stream<String> bounds() {
      return BOUNDS.stream()
          .filter(schema::has)
          .filter(bound -> !bound.equals("minItems") || schema.get(bound).asInt() > 0)
          .map(bound -> String.valueOf(schema.get(bound).asLong()));
    }

    List<String> durationsSaid() {
      return DURATION.matcher(description()).results().map(MatchResult::group).toList();
    }

    /** The durations in what the record's rules say of this one. */
    List<String> range() {
      String name = path.substring(path.lastIndexOf('.') + 1);
      return StreamSupport.stream(of.path("x-kubernetes-validations").spliterator(), false)
          .map(rule -> rule.path("rule").asText())
          .filter(rule -> rule.contains("duration(self." + name + ")"))
          .flatMap(rule -> RANGE.matcher(rule).results())
          .map(call -> call.group(1))
          .toList();
    }

    /** A failure names the property, and does not print all that is in it. */
    @Override
    public String toString() {
      return path;
    }
  }
}
