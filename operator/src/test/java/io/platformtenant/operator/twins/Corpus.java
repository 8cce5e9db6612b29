package io.platformtenant.operator.twins;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.cases.Cases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Stream;

/** Everything that the cases hold, right and wrong alike. */
public final class Corpus {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final List<ObjectNode> OBJECTS =
      files().flatMap(Corpus::read).filter(Corpus::isOurs).toList();

  /** Each value once: what is wrong somewhere is as likely as what is right everywhere. */
  private static final Map<String, List<JsonNode>> VALUES =
      OBJECTS.stream()
          .flatMap(object -> Place.in(object, Crds.schema(object)).stream())
          .collect(groupingBy(Place::sort, mapping(Place::value, distinct())));

  private Corpus() {}

  private static Collector<JsonNode, ?, List<JsonNode>> distinct() {
    return collectingAndThen(toCollection(LinkedHashSet::new), List::copyOf);
  }

  public static List<ObjectNode> objects(String kind) {
    return OBJECTS.stream().filter(o -> o.path("kind").asText().equals(kind)).toList();
  }

  /** What stands in such a place of some object. */
  public static List<JsonNode> values(Place place) {
    return VALUES.getOrDefault(place.sort(), List.of());
  }

  private static Stream<Path> files() {
    return Stream.of(
            Cases.accepted().stream(),
            Cases.rejected().stream(),
            Cases.golden().stream().flatMap(folder -> Cases.inputs(folder).stream()))
        .flatMap(s -> s);
  }

  private static Stream<ObjectNode> read(Path file) {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      return documents.readAll().stream()
          .filter(JsonNode::isObject)
          .map(document -> ((ObjectNode) document).without("status"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(ObjectNode object) {
    return Crds.has(object.path("kind").asText())
        && object.path("spec").isObject()
        && object.path("apiVersion").asText().equals(ApiGroup.NAME + "/" + ApiGroup.VERSION);
  }
}
