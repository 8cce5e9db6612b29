package io.platformtenant.engines.standins.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.platformtenant.engines.standins.machine.ScriptKey;
import io.platformtenant.engines.standins.machine.Trees;
import java.util.List;

/** An Application as read once. Its status and its operation are ordinary fields. */
public record ArgoApp(
    GenericKubernetesResource resource,
    ScriptKey key,
    JsonNode spec,
    JsonNode operation,
    ObjectNode status) {

  public static final String FINALIZER = "resources-finalizer.argocd.argoproj.io";

  static ArgoApp of(GenericKubernetesResource resource) {
    return new ArgoApp(
        resource,
        ScriptKey.of(resource),
        Trees.spec(resource),
        Trees.field(resource, "operation"),
        Trees.status(resource));
  }

  String uid() {
    return resource.getMetadata().getUid();
  }

  String project() {
    return spec.path("project").asText();
  }

  JsonNode destination() {
    return spec.path("destination");
  }

  String namespace() {
    return destination().path("namespace").asText();
  }

  boolean hasOperation() {
    return operation.isObject();
  }

  /** Whether a person has asked for a sync. */
  boolean isAskedForByHand() {
    return hasOperation() && !operation.path("initiatedBy").path("automated").asBoolean();
  }

  /** The revision that a sync is to bring: a person may ask for any commit. */
  String asked() {
    var said = operation.path("sync").path("revision").asText("");
    return said.matches("[0-9a-f]{40}") ? said : revision();
  }

  boolean automated() {
    var automated = spec.path("syncPolicy").path("automated");
    return automated.isObject() && automated.path("enabled").asBoolean(true);
  }

  boolean paused() {
    return Trees.annotation(resource, "argocd.argoproj.io/skip-reconcile").equals("true");
  }

  /** The cascading finalizers it carries, whatever their propagation. */
  List<String> cascades() {
    return resource.getMetadata().getFinalizers().stream()
        .filter(finalizer -> finalizer.startsWith(FINALIZER))
        .toList();
  }

  List<JsonNode> sources() {
    return spec.path("sources").isEmpty()
        ? List.of(spec.path("source"))
        : Trees.items(spec.path("sources")).toList();
  }

  /** The fields a comparison is about; equal to the spec's means "compared for this spec". */
  ObjectNode compared() {
    var compared = Trees.JSON.objectNode();
    var which = spec.path("sources").isEmpty() ? "source" : "sources";
    List.of(which, "destination", "ignoreDifferences").stream()
        .filter(spec::has)
        .forEach(field -> compared.set(field, spec.get(field)));
    return compared;
  }

  /** The revision its sources resolve to: invented, but always the same one. */
  String revision() {
    return Trees.digest("SHA-1", sources().toString());
  }
}
