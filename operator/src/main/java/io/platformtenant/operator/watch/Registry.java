package io.platformtenant.operator.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.client.FirstList;
import io.platformtenant.operator.findings.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All tenants and all classes, whatever the selector of this operator says: names, namespaces and
 * the use of classes are judged over all of them.
 */
public final class Registry implements AutoCloseable {
  private static final Comparator<HasMetadata> BY_NAME =
      Comparator.comparing(o -> o.getMetadata().getName());

  private final SharedIndexInformer<PlatformTenant> tenants;
  private final SharedIndexInformer<PlatformTenantClass> classes;

  /**
   * @param tenantChanged told of every tenant that came, went, got another spec, or left a class
   * @param classChanged told of every class that came, went or changed
   */
  public Registry(
      KubernetesClient client,
      Consumer<PlatformTenant> tenantChanged,
      Consumer<PlatformTenantClass> classChanged) {
    tenants = client.resources(PlatformTenant.class).withLimit(FirstList.PAGE).runnableInformer(0);
    tenants.addEventHandler(new Changes<>(tenantChanged, Registry::classNoted));
    classes =
        client.resources(PlatformTenantClass.class).withLimit(FirstList.PAGE).runnableInformer(0);
    classes.addEventHandler(new Changes<>(classChanged, c -> ""));
    tenants.exceptionHandler((started, problem) -> true);
    classes.exceptionHandler((started, problem) -> true);
  }

  public void start() {
    tenants.start().toCompletableFuture().join();
    classes.start().toCompletableFuture().join();
  }

  public List<PlatformTenant> tenants() {
    return tenants.getStore().list().stream().sorted(BY_NAME).toList();
  }

  public List<PlatformTenantClass> classes() {
    return classes.getStore().list().stream().sorted(BY_NAME).toList();
  }

  /** Tenants that wait for a name another tenant has. */
  public List<PlatformTenant> inConflict() {
    return tenants().stream()
        .filter(t -> t.getStatus() != null)
        .filter(
            t ->
                t.getStatus().conditions().stream()
                    .anyMatch(c -> c.reason().equals(Reason.NameConflict.name())))
        .toList();
  }

  public List<WatchState> states() {
    return List.of(WatchState.of(tenants), WatchState.of(classes));
  }

  @Override
  public void close() {
    tenants.stop();
    classes.stop();
  }

  /** A tenant has left its class when its status says so, not when its spec does. */
  private static String classNoted(PlatformTenant tenant) {
    return tenant.getStatus() == null ? null : tenant.getStatus().className();
  }

  /**
   * Passes on changes of what somebody wrote, not of status.
   *
   * @param besides what of the status counts nevertheless; may be null
   */
  private record Changes<R extends HasMetadata>(Consumer<R> listener, Function<R, String> besides)
      implements ResourceEventHandler<R> {
    @Override
    public void onAdd(R resource) {
      listener.accept(resource);
    }

    @Override
    public void onUpdate(R before, R after) {
      boolean same =
          Objects.equals(before.getMetadata().getUid(), after.getMetadata().getUid())
              && Objects.equals(
                  before.getMetadata().getGeneration(), after.getMetadata().getGeneration())
              && Objects.equals(
                  before.getMetadata().getAnnotations(), after.getMetadata().getAnnotations())
              && before.isMarkedForDeletion() == after.isMarkedForDeletion()
              && Objects.equals(besides.apply(before), besides.apply(after));
      if (!same) {
        listener.accept(after);
      }
    }

    @Override
    public void onDelete(R resource, boolean unknownFinalState) {
      listener.accept(resource);
    }
  }
}
