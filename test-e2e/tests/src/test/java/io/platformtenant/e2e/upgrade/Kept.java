package io.platformtenant.e2e.upgrade;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.kinds.ManagedKind;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an upgrade leaves as it is: every object of some tenants, by what tells it from one that was
 * made anew, and since when each of them is Ready.
 */
record Kept(SortedMap<String, String> uids, SortedMap<String, String> ready) {
  static Kept of(Ground ground, Collection<String> tenants) {
    SortedMap<String, String> uids = new TreeMap<>();
    SortedMap<String, String> ready = new TreeMap<>();
    for (ManagedKind kind : ManagedKind.values()) {
      ground
          .admin()
          .genericKubernetesResources(Contexts.of(kind))
          .inAnyNamespace()
          .withLabel(ApiGroup.TENANT_LABEL)
          .list()
          .getItems()
          .stream()
          .filter(object -> tenants.contains(tenantOf(object)))
          .forEach(object -> uids.put(name(object), object.getMetadata().getUid()));
    }
    ground.admin().resources(PlatformTenant.class).list().getItems().stream()
        .filter(tenant -> tenants.contains(tenant.getMetadata().getName()))
        .forEach(
            tenant -> {
              uids.put(name(tenant), tenant.getMetadata().getUid());
              ready.put(tenant.getMetadata().getName(), readiness(tenant));
            });
    return new Kept(uids, ready);
  }

  /** Without the readiness of a tenant whose stages go to another source meanwhile. */
  Kept butReady(String tenant) {
    SortedMap<String, String> others = new TreeMap<>(ready);
    others.remove(tenant);
    return new Kept(uids, others);
  }

  private static String tenantOf(GenericKubernetesResource object) {
    return object.getMetadata().getLabels().get(ApiGroup.TENANT_LABEL);
  }

  private static String name(HasMetadata object) {
    return "%s %s/%s"
        .formatted(
            object.getKind(), object.getMetadata().getNamespace(), object.getMetadata().getName());
  }

  private static String readiness(PlatformTenant tenant) {
    return tenant.lastStatus().conditions().stream()
        .filter(condition -> condition.type().equals("Ready"))
        .map(Kept::since)
        .findFirst()
        .orElse("not looked at yet");
  }

  private static String since(Condition ready) {
    return ready.status() + " since " + ready.lastTransitionTime();
  }
}
