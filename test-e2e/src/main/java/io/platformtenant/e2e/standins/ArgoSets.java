package io.platformtenant.e2e.standins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ApplicationSet controller's part: one Application per item, owned by the set, written as the
 * template says and taken away with its item (argo-cd, applicationset_controller.go). A set that
 * cannot be rendered changes nothing.
 */
final class ArgoSets {

  private static final String KIND = EngineKind.APPLICATION_SET.kind();

  private final Engine engine;
  private final Writes writes;

  ArgoSets(Engine engine) {
    this.engine = engine;
    this.writes = engine.writes().by(EngineKind.APPLICATION_SET);
  }

  Optional<Duration> reconcile(GenericKubernetesResource set) {
    var key = ScriptKey.of(set);
    if (set.isMarkedForDeletion() || engine.script().fateOf(key) instanceof Fate.Stuck) {
      return Optional.empty();
    }
    if (engine.script().fateOf(key) instanceof Fate.Failing failing) {
      return fail(set, failing.message());
    }
    List<ObjectNode> wanted;
    try {
      wanted = items(set).stream().map(item -> application(set, item)).toList();
    } catch (ArgoTemplate.Failed e) {
      return fail(set, e.getMessage());
    }
    Set<String> names = new HashSet<>();
    for (var application : wanted) {
      names.add(application.path("metadata").path("name").asText());
    }
    wanted.forEach(application -> write(set, application));
    madeBy(set)
        .filter(made -> !names.contains(made.getMetadata().getName()))
        .filter(made -> !made.isMarkedForDeletion())
        .forEach(writes::delete);
    conditions(set, false, "All applications have been generated successfully");
    return Optional.empty();
  }

  /** The controller looks again at a set when one of its Applications changed. */
  void wakeMakerOf(GenericKubernetesResource application) {
    owner(application)
        .flatMap(
            owner ->
                engine
                    .all(EngineKind.APPLICATION_SET)
                    .find(application.getMetadata().getNamespace(), owner.getName()))
        .ifPresent(engine::wake);
  }

  private List<ArgoTemplate.Item> items(GenericKubernetesResource set) {
    List<ArgoTemplate.Item> items = new ArrayList<>();
    for (JsonNode generator : Trees.spec(set).path("generators")) {
      for (JsonNode element : generator.path("list").path("elements")) {
        items.add(ArgoTemplate.Item.of(element));
      }
      if (generator.has("git")) {
        engine
            .script()
            .foldersOf(ScriptKey.of(set))
            .forEach(name -> items.add(new ArgoTemplate.Item(name, Map.of())));
      }
    }
    return items;
  }

  private static ObjectNode application(GenericKubernetesResource set, ArgoTemplate.Item item) {
    var template = (ObjectNode) ArgoTemplate.render(Trees.spec(set).path("template"), item);
    template.put("apiVersion", EngineKind.APPLICATION.groupVersion());
    template.put("kind", EngineKind.APPLICATION.kind());
    template.set("spec", ArgoNormal.of(template.path("spec")));
    var metadata = template.withObject("/metadata");
    metadata.put("namespace", set.getMetadata().getNamespace());
    metadata
        .putArray("ownerReferences")
        .addObject()
        .put("apiVersion", EngineKind.APPLICATION_SET.groupVersion())
        .put("kind", KIND)
        .put("name", set.getMetadata().getName())
        .put("uid", set.getMetadata().getUid())
        .put("controller", true)
        .put("blockOwnerDeletion", true);
    return template;
  }

  private void write(GenericKubernetesResource set, ObjectNode wanted) {
    var name = wanted.path("metadata").path("name").asText();
    var there = engine.all(EngineKind.APPLICATION).find(set.getMetadata().getNamespace(), name);
    if (there.isEmpty()) {
      writes.create(Trees.object(wanted));
      engine.narrate(ScriptKey.of(set) + " makes Application " + name);
      return;
    }
    // What the application controller keeps beside them is its own.
    var patch = Trees.JSON.objectNode();
    put(patch, "spec", Trees.difference(Trees.spec(there.get()), wanted.path("spec")));
    var metadata = Trees.metadata(there.get());
    var changed = Trees.JSON.objectNode();
    for (String field : List.of("labels", "ownerReferences")) {
      if (!Trees.same(metadata.path(field), wanted.path("metadata").path(field))) {
        changed.set(field, wanted.path("metadata").path(field));
      }
    }
    var annotations = metadata.path("annotations");
    wanted
        .path("metadata")
        .path("annotations")
        .properties()
        .forEach(
            a -> {
              if (!annotations.path(a.getKey()).equals(a.getValue())) {
                changed.withObject("/annotations").set(a.getKey(), a.getValue());
              }
            });
    put(patch, "metadata", changed);
    writes.merge(there.get(), patch);
  }

  private static void put(ObjectNode patch, String field, ObjectNode value) {
    if (!value.isEmpty()) {
      patch.set(field, value);
    }
  }

  private Optional<Duration> fail(GenericKubernetesResource set, String message) {
    conditions(set, true, message);
    engine.narrate(ScriptKey.of(set) + " fails: " + message);
    return Optional.empty();
  }

  private void conditions(GenericKubernetesResource set, boolean failed, String message) {
    var status = Trees.status(set);
    var before = status.path("conditions");
    var list = Trees.JSON.arrayNode();
    condition(list.addObject(), before, "ErrorOccurred", failed, message);
    condition(list.addObject(), before, "ResourcesUpToDate", !failed, message);
    status.set("conditions", list);
    writes.status(set, status);
  }

  private static void condition(
      ObjectNode condition, JsonNode before, String type, boolean holds, String message) {
    condition.put("type", type);
    condition.put("status", holds ? "True" : "False");
    condition.put("reason", type);
    condition.put("message", message);
    condition.put(
        "lastTransitionTime",
        Trees.items(before)
            .filter(c -> c.path("type").equals(condition.path("type")))
            .filter(c -> c.path("status").equals(condition.path("status")))
            .map(c -> c.path("lastTransitionTime").asText())
            .findFirst()
            .orElseGet(Trees::now));
  }

  private Stream<GenericKubernetesResource> madeBy(GenericKubernetesResource set) {
    return engine
        .all(EngineKind.APPLICATION)
        .in(set.getMetadata().getNamespace())
        .filter(
            application ->
                owner(application)
                    .filter(owner -> owner.getName().equals(set.getMetadata().getName()))
                    .isPresent());
  }

  private static Optional<OwnerReference> owner(GenericKubernetesResource application) {
    return application.getMetadata().getOwnerReferences().stream()
        .filter(owner -> owner.getKind().equals(KIND))
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .findFirst();
  }
}
