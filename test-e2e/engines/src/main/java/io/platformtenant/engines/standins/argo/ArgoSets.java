package io.platformtenant.engines.standins.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.platformtenant.engines.standins.machine.Engine;
import io.platformtenant.engines.standins.machine.EngineKind;
import io.platformtenant.engines.standins.machine.Fate;
import io.platformtenant.engines.standins.machine.ScriptKey;
import io.platformtenant.engines.standins.machine.Trees;
import io.platformtenant.engines.standins.machine.Writes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The ApplicationSet controller's part: one Application per item, owned by the set, written as the
 * template says and taken away with its item (argo-cd, applicationset_controller.go). A set that
 * cannot be rendered changes nothing.
 */
final class ArgoSets {

  private static final String KIND = EngineKind.APPLICATION_SET.kind();
  private static final String REFRESH = "argocd.argoproj.io/refresh";

  // Three minutes in the real one, which does not watch projects either.
  private static final Duration AGAIN = Duration.ofSeconds(2);

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
      return fail(set, ArgoSetStatus.generatorFailed(failing.message()));
    }
    List<ObjectNode> wanted;
    try {
      wanted = items(set).stream().map(item -> application(set, item)).toList();
    } catch (ArgoTemplate.Failed e) {
      return fail(set, ArgoSetStatus.templateFailed(e.getMessage()));
    }
    return make(set, wanted);
  }

  private Optional<Duration> make(GenericKubernetesResource set, List<ObjectNode> wanted) {
    Map<String, ObjectNode> sound = new LinkedHashMap<>();
    SortedMap<String, String> errors = new TreeMap<>();
    for (var application : wanted) {
      var name = name(application);
      if (sound.put(name, application) != null) {
        errors.put(name, twice(set, name));
      } else {
        error(application).ifPresent(why -> errors.put(name, why));
      }
    }
    sound.keySet().removeAll(errors.keySet());
    var foreign = sound.values().stream().filter(application -> !write(set, application)).toList();
    if (!foreign.isEmpty()) {
      return fail(set, ArgoSetStatus.updateFailed(name(foreign.getFirst())));
    }
    if (!isCreateOnly(set)) {
      takeAway(set, wanted);
    }
    if (!errors.isEmpty()) {
      return fail(set, ArgoSetStatus.notValid(errors));
    }
    ArgoSetStatus.upToDate().write(set, writes);
    return Optional.empty();
  }

  // What is there is neither changed nor deleted then (argo-cd, applicationset/utils/policy.go).
  private static boolean isCreateOnly(GenericKubernetesResource set) {
    return Trees.tree(set).at("/spec/syncPolicy/applicationsSync").asText().equals("create-only");
  }

  private void takeAway(GenericKubernetesResource set, List<ObjectNode> wanted) {
    madeBy(set)
        .filter(
            made -> wanted.stream().noneMatch(a -> name(a).equals(made.getMetadata().getName())))
        .filter(made -> !made.isMarkedForDeletion())
        .forEach(writes::delete);
  }

  private static String name(ObjectNode application) {
    return application.path("metadata").path("name").asText();
  }

  private static String twice(GenericKubernetesResource set, String name) {
    return "ApplicationSet %s contains applications with duplicate name: %s"
        .formatted(set.getMetadata().getName(), name);
  }

  private Optional<String> error(ObjectNode application) {
    var project = application.path("spec").path("project").asText();
    var namespace = application.path("metadata").path("namespace").asText();
    return engine.all(EngineKind.APP_PROJECT).find(namespace, project).isPresent()
        ? Optional.empty()
        : Optional.of("application references project " + project + " which does not exist");
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
    var preserves = "/spec/syncPolicy/preserveResourcesOnDeletion";
    if (!metadata.has("finalizers") && !Trees.tree(set).at(preserves).asBoolean()) {
      metadata.putArray("finalizers").add(ArgoApp.FINALIZER);
    }
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

  /** Whether it was written; what something else controls is not. */
  private boolean write(GenericKubernetesResource set, ObjectNode wanted) {
    var name = name(wanted);
    var there = engine.all(EngineKind.APPLICATION).find(set.getMetadata().getNamespace(), name);
    if (there.isEmpty()) {
      writes.create(Trees.object(wanted));
      engine.narrate(ScriptKey.of(set) + " makes Application " + name);
      return true;
    }
    var metadata = Trees.metadata(there.get());
    var mine = wanted.path("metadata").path("ownerReferences");
    if (Trees.items(metadata.path("ownerReferences"))
        .filter(owner -> owner.path("controller").asBoolean())
        .anyMatch(owner -> !owner.path("uid").equals(mine.path(0).path("uid")))) {
      return false;
    }
    if (isCreateOnly(set)) {
      return true;
    }
    // What the application controller keeps beside them is its own.
    var patch = Trees.JSON.objectNode();
    put(patch, "spec", Trees.difference(Trees.spec(there.get()), wanted.path("spec")));
    var changed = Trees.JSON.objectNode();
    for (String field : List.of("labels", "ownerReferences", "finalizers", "annotations")) {
      var before = without(metadata.path(field));
      var after = wanted.path("metadata").path(field);
      if (after.isMissingNode() && before.isArray() && !before.isEmpty()) {
        changed.putArray(field);
      } else if (after.isArray() && !Trees.same(before, after)) {
        changed.set(field, after);
      } else if (!after.isArray()) {
        put(changed, field, Trees.difference(before, after));
      }
    }
    put(patch, "metadata", changed);
    writes.merge(there.get(), patch);
    return true;
  }

  /** Annotations without those that are asked of the application controller. */
  private static JsonNode without(JsonNode field) {
    return field instanceof ObjectNode object ? object.deepCopy().without(REFRESH) : field;
  }

  private static void put(ObjectNode patch, String field, ObjectNode value) {
    if (!value.isEmpty()) {
      patch.set(field, value);
    }
  }

  private Optional<Duration> fail(GenericKubernetesResource set, ArgoSetStatus status) {
    status.write(set, writes);
    engine.narrate(ScriptKey.of(set) + " fails: " + status.message());
    return Optional.of(AGAIN);
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
