package io.platformtenant.operator.twins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.cli.validate.Schemas;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.schema.CrdSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The CRDs as they are shipped, by kind. */
public final class Crds {
  static final Map<String, JsonNode> ALL =
      Schemas.CRDS.stream()
          .map(Crds::read)
          .collect(
              Collectors.toMap(crd -> crd.at("/spec/names/kind").asText(), Function.identity()));

  private static final Map<String, JsonNode> SCHEMAS =
      ALL.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, crd -> schemaOf(crd.getValue())));

  private static final Map<String, CrdSchema> CHECKS =
      ALL.entrySet().stream()
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey, crd -> CrdSchema.of(crd.getValue(), ApiGroup.VERSION)));

  private Crds() {}

  /** What the API server would refuse in an object, CEL included. */
  public static List<Finding> check(ObjectNode object) {
    return CHECKS.get(object.path("kind").asText()).check(object);
  }

  static boolean has(String kind) {
    return ALL.containsKey(kind);
  }

  public static JsonNode schema(JsonNode object) {
    return schema(object.path("kind").asText());
  }

  public static JsonNode schema(String kind) {
    return SCHEMAS.get(kind);
  }

  private static JsonNode schemaOf(JsonNode crd) {
    return StreamSupport.stream(crd.at("/spec/versions").spliterator(), false)
        .filter(version -> version.path("name").asText().equals(ApiGroup.VERSION))
        .map(version -> version.at("/schema/openAPIV3Schema"))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode read(String file) {
    try (InputStream crd = PlatformTenant.class.getResourceAsStream(file)) {
      return new YAMLMapper().readTree(crd);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
