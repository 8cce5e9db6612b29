package io.platformtenant.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.platformtenant.api.v1alpha1.ApiGroup;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An object as the API server shows it. */
record Thing(JsonNode json) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Thing of(GenericKubernetesResource resource) {
    return new Thing(MAPPER.valueToTree(resource));
  }

  String kind() {
    return json.path("kind").asText();
  }

  String name() {
    return text("/metadata/name");
  }

  String namespace() {
    return text("/metadata/namespace");
  }

  String key() {
    return kind() + " " + namespace() + "/" + name();
  }

  /** The tenant it was made for, or "". */
  String tenant() {
    return label(ApiGroup.TENANT_LABEL);
  }

  String environment() {
    return label(ApiGroup.NAME + "/environment");
  }

  private String label(String key) {
    return json.path("metadata").path("labels").path(key).asText("");
  }

  boolean isLeaving() {
    return json.path("metadata").has("deletionTimestamp");
  }

  JsonNode at(String pointer) {
    return json.at(pointer);
  }

  String text(String pointer) {
    return json.at(pointer).asText("");
  }

  Stream<JsonNode> each(String pointer) {
    return StreamSupport.stream(json.at(pointer).spliterator(), false);
  }

  Optional<JsonNode> condition(String type) {
    return each("/status/conditions").filter(c -> c.path("type").asText().equals(type)).findFirst();
  }

  boolean is(String condition) {
    return condition(condition).filter(c -> c.path("status").asText().equals("True")).isPresent();
  }

  /** Ready for what it says now, as tenants and Flux's objects say it. */
  boolean isReady() {
    return is("Ready")
        && text("/status/observedGeneration").equals(text("/metadata/generation"))
        && !isLeaving();
  }
}
