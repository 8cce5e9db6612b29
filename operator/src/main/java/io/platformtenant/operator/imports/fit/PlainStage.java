package io.platformtenant.operator.imports.fit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.bootstrap.SourceReference;
import io.platformtenant.operator.model.ObjectId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a Kustomization applies, in one spelling, so that those that apply the same are equal. */
final class PlainStage {
  private static final List<String> CHANGES =
      List.of(
          "targetNamespace", "components", "patches", "images", "decryption", "force", "postBuild");
  private static final List<String> FETCHES =
      List.of(
          "url",
          "ref",
          "sparseCheckout",
          "recurseSubmodules",
          "layerSelector",
          "endpoint",
          "bucketName",
          "region",
          "prefix",
          "insecure",
          "ignore",
          "verify");

  private PlainStage() {}

  /**
   * @param id of the Kustomization
   * @param sources what is known of where files come from
   */
  static ObjectNode of(
      ObjectId id, JsonNode kustomization, Function<ObjectId, Optional<ObjectNode>> sources) {
    JsonNode spec = kustomization.path("spec");
    JsonNode source =
        SourceReference.of(spec.path("sourceRef"), id.namespace())
            .flatMap(sources)
            .map(JsonNode.class::cast)
            .orElseGet(MissingNode::getInstance);
    ObjectNode plain = picked(spec, CHANGES);
    plain.put("path", spec.path("path").asText("").replaceAll("^[./]+|/+$", ""));
    ObjectNode fetched = picked(source.path("spec"), FETCHES);
    fetched.put("kind", source.path("kind").asText(""));
    plain.set("source", fetched);
    PlainSource.withoutEmpty(plain);
    // A variable that is empty is another one than none.
    JsonNode variables = spec.at("/postBuild/substitute");
    if (!variables.isEmpty()) {
      plain.withObject("/postBuild").set("substitute", variables);
    }
    return plain;
  }

  private static ObjectNode picked(JsonNode spec, List<String> fields) {
    ObjectNode picked = JsonNodeFactory.instance.objectNode();
    fields.stream()
        .filter(spec::has)
        .forEach(field -> picked.set(field, spec.path(field).deepCopy()));
    return picked;
  }
}
