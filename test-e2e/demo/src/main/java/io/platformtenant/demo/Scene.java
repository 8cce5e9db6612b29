package io.platformtenant.demo;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is seen of the cluster: every change is told as it comes, and can be waited for. */
final class Scene implements AutoCloseable {
  private final KubernetesClient admin;
  private final Duration patience;
  private final List<Teller> tellers;
  private final Map<String, Thing> things = new TreeMap<>();
  private final List<SharedIndexInformer<?>> informers = new ArrayList<>();

  Scene(KubernetesClient admin, Duration patience, List<Teller> tellers) {
    this.admin = admin;
    this.patience = patience;
    this.tellers = List.copyOf(tellers);
  }

  /** Begins to look at all objects of a kind. */
  void watch(ResourceDefinitionContext kind) {
    informers.add(
        admin
            .genericKubernetesResources(kind)
            .inAnyNamespace()
            .inform(
                new ResourceEventHandler<>() {
                  @Override
                  public void onAdd(GenericKubernetesResource added) {
                    seen(Thing.of(added));
                  }

                  @Override
                  public void onUpdate(
                      GenericKubernetesResource before, GenericKubernetesResource now) {
                    seen(Thing.of(now));
                  }

                  @Override
                  public void onDelete(GenericKubernetesResource last, boolean unknown) {
                    gone(Thing.of(last));
                  }
                }));
  }

  private synchronized void seen(Thing now) {
    tell(new Change(Optional.ofNullable(things.put(now.key(), now)), Optional.of(now)));
  }

  private synchronized void gone(Thing last) {
    things.remove(last.key());
    tell(new Change(Optional.of(last), Optional.empty()));
  }

  private void tell(Change change) {
    tellers.forEach(teller -> teller.tell(change, this));
    notifyAll();
  }

  /** All objects of a kind, by namespace and name. */
  synchronized Stream<Thing> all(String kind) {
    return things.values().stream().filter(t -> t.kind().equals(kind)).toList().stream();
  }

  Optional<Thing> find(String kind, String name) {
    return all(kind).filter(t -> t.name().equals(name)).findFirst();
  }

  /** Everything that carries a tenant's mark. */
  synchronized List<Thing> of(String tenant) {
    return things.values().stream().filter(t -> t.tenant().equals(tenant)).toList();
  }

  /**
   * Waits until something holds; it is looked at after every change of the cluster.
   *
   * @throws Broken when it does not hold as long as the cast may take
   */
  synchronized void until(String claim, Predicate<Scene> holds) throws Broken {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!holds.test(this)) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new Broken(claim + " was awaited for " + patience.toSeconds() + " s" + tenantsSay());
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Broken("interrupted while waiting: " + claim);
      }
    }
  }

  private String tenantsSay() {
    var text = new StringBuilder();
    all("PlatformTenant")
        .forEach(
            t ->
                text.append("\n  ")
                    .append(t.name())
                    .append(" says: ")
                    .append(
                        t.condition("Ready")
                            .map(c -> c.path("message").asText())
                            .orElse("nothing")));
    return text.toString();
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::close);
  }
}
