package io.platformtenant.operator.change.cowriting;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.CoWrittenField;
import io.platformtenant.operator.contract.cowriting.CoWriterMark;
import io.platformtenant.operator.model.AppliedHash;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A field of an Application that a co-writer could be let write.
 *
 * @param source the source that it is of; empty for an annotation
 * @param word what lets somebody write it: the name of a field, or the key of an annotation
 */
record Place(JsonPointer field, JsonPointer source, String word) {
  private static final JsonPointer ANNOTATIONS = JsonPointer.compile("/metadata/annotations");

  private static final Map<CoWrittenField, JsonPointer> IN_A_SOURCE =
      Map.of(
          CoWrittenField.targetRevision, JsonPointer.compile("/targetRevision"),
          CoWrittenField.kustomizeImages, JsonPointer.compile("/kustomize/images"),
          CoWrittenField.helmParameters, JsonPointer.compile("/helm/parameters"));

  /** By these a source is the same one, whatever stands in it. */
  private static final List<String> IDENTITY = List.of("repoURL", "chart", "name", "ref");

  /** All there are in an Application, in a fixed order. */
  static List<Place> in(ObjectNode application) {
    return Stream.concat(
            sources(application).flatMap(Place::inSource),
            application.at(ANNOTATIONS).properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !key.startsWith(ApiGroup.NAME + "/"))
                .sorted()
                .map(key -> new Place(ANNOTATIONS.appendProperty(key), JsonPointer.empty(), key)))
        .toList();
  }

  private static Stream<JsonPointer> sources(ObjectNode application) {
    JsonPointer several = JsonPointer.compile("/spec/sources");
    return Stream.concat(
        Stream.of(JsonPointer.compile("/spec/source"))
            .filter(one -> application.at(one).isObject()),
        IntStream.range(0, application.at(several).size()).mapToObj(several::appendIndex));
  }

  private static Stream<Place> inSource(JsonPointer source) {
    return IN_A_SOURCE.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new Place(source.append(entry.getValue()), source, entry.getKey().name()));
  }

  /** Whether somebody who may write these words may write it. */
  boolean isOpenTo(CoWriterMark mark) {
    return source.matches() ? mark.hasAnnotation(word) : mark.words().contains(word);
  }

  /** Whether two Applications have one source there. */
  boolean isAlikeIn(JsonNode application, JsonNode other) {
    return source.matches()
        || IDENTITY.stream()
            .allMatch(
                field ->
                    Objects.equals(
                        application.at(source).path(field), other.at(source).path(field)));
  }

  /** Of what the contract says there, and of which source it says it. */
  String digestIn(JsonNode application) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    IDENTITY.forEach(field -> copy(application.at(source).path(field), said, field));
    copy(application.at(field), said, "value");
    return AppliedHash.of(said);
  }

  private static void copy(JsonNode value, ObjectNode into, String name) {
    if (!value.isMissingNode()) {
      into.set(name, value);
    }
  }

  /** Writes a value there; one that is missing is taken out, and the block that it leaves empty. */
  void write(ObjectNode application, JsonNode value) {
    if (!value.isMissingNode()) {
      application.withObject(field.head()).set(name(field), value.deepCopy());
    } else if (application.at(field.head()) instanceof ObjectNode block) {
      block.remove(name(field));
      if (block.isEmpty() && !field.head().equals(source)) {
        ((ObjectNode) application.at(field.head().head())).remove(name(field.head()));
      }
    }
  }

  private static String name(JsonPointer field) {
    return field.last().getMatchingProperty();
  }
}
