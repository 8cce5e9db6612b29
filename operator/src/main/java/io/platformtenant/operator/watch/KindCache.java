package io.platformtenant.operator.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.client.FirstList;
import io.platformtenant.operator.client.TreeResource;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Everything of one kind that carries our mark: what the watch brought and, before it does, what
 * the answers to our own writes said.
 */
final class KindCache implements AutoCloseable {
  private final ManagedKind kind;
  private final Consumer<Owner> changed;
  private final CompletableFuture<Void> listed = new CompletableFuture<>();
  private final KindStore store = new KindStore();
  private final SharedIndexInformer<GenericKubernetesResource> informer;

  /**
   * @param changed told the mark of every object that came, went or changed in a way that matters
   */
  KindCache(ManagedKind kind, KubernetesClient client, Consumer<Owner> changed) {
    this.kind = kind;
    this.changed = changed;
    this.informer =
        client
            .genericKubernetesResources(Contexts.of(kind))
            .inAnyNamespace()
            .withLabel(ApiGroup.MANAGED_BY_LABEL, ApiGroup.FIELD_MANAGER)
            .withLimit(FirstList.PAGE)
            .runnableInformer(0);
    informer.addEventHandler(new Handler());
    // A watch that fails is tried again for ever; meanwhile the last state stands.
    informer.exceptionHandler((started, problem) -> true);
  }

  /** Done when the first list has been taken in, which is later than when it has been read. */
  CompletionStage<Void> start() {
    return informer.start().thenCompose(started -> listed);
  }

  /** Whether the absence of an object here means that it is not there. */
  boolean isSynced() {
    return listed.isDone();
  }

  WatchState state() {
    return new WatchState(kind.kind(), isSynced(), informer.isWatching());
  }

  SortedMap<ObjectId, ObjectNode> of(Owner owner) {
    return store.of(owner);
  }

  /** Everything of the kind, whosever it is. */
  SortedMap<ObjectId, ObjectNode> all() {
    return store.all();
  }

  /** The same in no order, which costs less. */
  List<ObjectNode> values() {
    return store.values();
  }

  /** Takes in what the server answered to a write of ours. */
  void remember(GenericKubernetesResource written) {
    ObjectNode object = lean(written);
    store.wrote(ObjectId.of(kind, object), object);
  }

  /** Forgets writes that the watch never confirmed: somebody deleted the object in between. */
  void sweep() {
    store.forgetUnconfirmed(id -> informer.getStore().getByKey(key(id)) != null).forEach(changed);
  }

  @Override
  public void close() {
    informer.stop();
  }

  private static String key(ObjectId id) {
    return id.namespace().isEmpty() ? id.name() : id.namespace() + "/" + id.name();
  }

  private ObjectNode lean(GenericKubernetesResource resource) {
    return CacheTrim.trimmed(kind, TreeResource.tree(resource));
  }

  private final class Handler implements ResourceEventHandler<GenericKubernetesResource> {
    @Override
    public void onList(String resourceVersion, boolean remainedEmpty) {
      listed.complete(null);
    }

    @Override
    public void onAdd(GenericKubernetesResource resource) {
      seen(resource);
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource resource) {
      Owner was = ownerOf(before);
      if (!was.equals(ownerOf(resource))) {
        store.remove(was, ObjectId.of(kind, TreeResource.tree(before)));
        changed.accept(was);
      }
      seen(resource);
    }

    @Override
    public void onDelete(GenericKubernetesResource resource, boolean unknownFinalState) {
      ObjectNode object = TreeResource.tree(resource);
      store.gone(ObjectId.of(kind, object), object, unknownFinalState);
      changed.accept(ownerOf(resource));
    }

    private void seen(GenericKubernetesResource resource) {
      ObjectNode object = lean(resource);
      // Nobody reads the informer's own copy for more than that.
      TreeResource.keep(resource, object);
      Optional<ObjectNode> before = store.saw(ObjectId.of(kind, object), object);
      if (before.isEmpty() || MeaningfulChange.between(kind, before.get(), object)) {
        changed.accept(ownerOf(resource));
      }
    }

    private static Owner ownerOf(GenericKubernetesResource resource) {
      return Owner.of(TreeResource.tree(resource));
    }
  }
}
