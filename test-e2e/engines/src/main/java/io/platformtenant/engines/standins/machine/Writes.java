package io.platformtenant.engines.standins.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Merge patches to engine objects under one field manager; remembers how far a cache must have come
 * to be believed.
 */
public final class Writes {

  private final Function<EngineKind, KubernetesClient> clients;
  private final PatchContext context;
  private final Map<ScriptKey, Long> versions;

  /**
   * @param clients the client of whoever writes a kind
   */
  public Writes(Function<EngineKind, KubernetesClient> clients, String fieldManager) {
    this(
        clients,
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager(fieldManager)
            .build(),
        new ConcurrentHashMap<>());
  }

  private Writes(
      Function<EngineKind, KubernetesClient> clients,
      PatchContext context,
      Map<ScriptKey, Long> versions) {
    this.clients = clients;
    this.context = context;
    this.versions = versions;
  }

  /** The same, with everything written by the controller of one kind. */
  public Writes by(EngineKind writer) {
    return new Writes(kind -> clients.apply(writer), context, versions);
  }

  /** True when the object as cached is older than what we wrote last. */
  public boolean outran(GenericKubernetesResource cached) {
    var seen = Long.parseLong(cached.getMetadata().getResourceVersion());
    return seen < versions.getOrDefault(ScriptKey.of(cached), 0L);
  }

  public void forget(ScriptKey key) {
    versions.remove(key);
  }

  /** Writes the status subresource; a status that is as wanted already costs no request. */
  public void status(GenericKubernetesResource object, ObjectNode wanted) {
    var patch = Trees.difference(Trees.status(object), wanted);
    if (!patch.isEmpty()) {
      var body = Trees.JSON.objectNode().set("status", patch).toString();
      remember(at(object).subresource("status").patch(context, body));
    }
  }

  public void merge(GenericKubernetesResource object, ObjectNode patch) {
    if (!patch.isEmpty()) {
      remember(at(object).patch(context, patch.toString()));
    }
  }

  public void create(GenericKubernetesResource object) {
    remember(at(object).create());
  }

  public void delete(GenericKubernetesResource object) {
    at(object).delete();
  }

  public void addFinalizer(GenericKubernetesResource object, String finalizer) {
    var finalizers = new ArrayList<>(object.getMetadata().getFinalizers());
    finalizers.add(finalizer);
    finalizers(object, finalizers);
  }

  public void removeFinalizers(GenericKubernetesResource object, Collection<String> gone) {
    finalizers(
        object,
        object.getMetadata().getFinalizers().stream().filter(f -> !gone.contains(f)).toList());
  }

  // The list is replaced as a whole, so the version must guard the entries of others.
  private void finalizers(GenericKubernetesResource object, List<String> finalizers) {
    var patch = Trees.JSON.objectNode();
    var metadata = patch.putObject("metadata");
    metadata.put("resourceVersion", object.getMetadata().getResourceVersion());
    var list = metadata.putArray("finalizers");
    finalizers.forEach(list::add);
    merge(object, patch);
  }

  // Named by the object itself: by name alone the client would read it before each patch.
  private Resource<GenericKubernetesResource> at(GenericKubernetesResource object) {
    var kind = EngineKind.of(object.getKind()).orElseThrow();
    return clients
        .apply(kind)
        .genericKubernetesResources(kind.context())
        .inNamespace(object.getMetadata().getNamespace())
        .resource(object);
  }

  private void remember(GenericKubernetesResource written) {
    versions.put(ScriptKey.of(written), Long.parseLong(written.getMetadata().getResourceVersion()));
  }
}
