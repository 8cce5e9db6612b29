package io.platformtenant.operator.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.change.takeover.PresentOwner;
import io.platformtenant.operator.model.ObjectId;
import java.util.Optional;

/** An object that is there. */
public record Existing(ObjectId id, ObjectNode body) {
  public String name() {
    return id.name();
  }

  public String namespace() {
    return id.namespace();
  }

  public String subject() {
    return id.brief();
  }

  public JsonNode spec() {
    return body.path("spec");
  }

  public Optional<String> label(String key) {
    return said(body.path("metadata").path("labels").path(key));
  }

  public JsonNode annotations() {
    return body.path("metadata").path("annotations");
  }

  /** The name of the ApplicationSet, or whatever else, that makes it again. */
  public Optional<JsonNode> controller() {
    return body.path("metadata")
        .path("ownerReferences")
        .valueStream()
        .filter(owner -> owner.path("controller").asBoolean())
        .findFirst();
  }

  /** Who applies it again and again, where that can be told; no mere tool of somebody's. */
  public Optional<String> applier() {
    String holder = PresentOwner.of(body);
    return holder.contains(" of Flux")
            || holder.contains(" of Argo CD")
            || holder.contains("its controller")
            || holder.startsWith("Helm's ")
        ? Optional.of(holder)
        : Optional.empty();
  }

  private static Optional<String> said(JsonNode value) {
    return Optional.of(value.asText("")).filter(text -> !text.isEmpty());
  }
}
