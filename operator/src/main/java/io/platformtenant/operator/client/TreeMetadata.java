package io.platformtenant.operator.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metadata out of a tree, but for who wrote which field: that is as long as the object. */
final class TreeMetadata {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TreeMetadata() {}

  static ObjectMeta of(JsonNode tree) {
    var metadata = new ObjectMeta();
    metadata.setName(tree.path("name").textValue());
    metadata.setNamespace(tree.path("namespace").textValue());
    metadata.setUid(tree.path("uid").textValue());
    metadata.setResourceVersion(tree.path("resourceVersion").textValue());
    metadata.setCreationTimestamp(tree.path("creationTimestamp").textValue());
    metadata.setDeletionTimestamp(tree.path("deletionTimestamp").textValue());
    if (tree.path("generation").isIntegralNumber()) {
      metadata.setGeneration(tree.path("generation").longValue());
    }
    if (tree.path("labels").isObject()) {
      metadata.setLabels(texts(tree.path("labels")));
    }
    if (tree.path("annotations").isObject()) {
      metadata.setAnnotations(texts(tree.path("annotations")));
    }
    if (tree.path("finalizers").isArray()) {
      List<String> finalizers = new ArrayList<>();
      tree.path("finalizers").forEach(f -> finalizers.add(f.asText()));
      metadata.setFinalizers(finalizers);
    }
    if (tree.path("ownerReferences").isArray()) {
      List<OwnerReference> owners = new ArrayList<>();
      tree.path("ownerReferences")
          .forEach(o -> owners.add(MAPPER.convertValue(o, OwnerReference.class)));
      metadata.setOwnerReferences(owners);
    }
    return metadata;
  }

  /** The same without anything that does not tell which object it is, in which version. */
  static ObjectMeta identity(ObjectMeta of) {
    var metadata = new ObjectMeta();
    metadata.setName(of.getName());
    metadata.setNamespace(of.getNamespace());
    metadata.setUid(of.getUid());
    metadata.setResourceVersion(of.getResourceVersion());
    // Six empty collections for each of ten thousands of objects are megabytes.
    metadata.setLabels(Map.of());
    metadata.setAnnotations(Map.of());
    metadata.setAdditionalProperties(Map.of());
    metadata.setFinalizers(List.of());
    metadata.setOwnerReferences(List.of());
    metadata.setManagedFields(List.of());
    return metadata;
  }

  private static Map<String, String> texts(JsonNode map) {
    Map<String, String> texts = new LinkedHashMap<>();
    map.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }
}
