package io.platformtenant.operator.cli.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.apply.ApiFailure;
import io.platformtenant.operator.apply.Clusters;
import io.platformtenant.operator.apply.KubernetesCluster;
import io.platformtenant.operator.apply.LiveObjects;
import io.platformtenant.operator.change.Inventory;
import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputException;
import io.platformtenant.operator.client.DefinedFields;
import io.platformtenant.operator.client.OperatorClient;
import io.platformtenant.operator.client.RequestGate;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.engines.Capabilities;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;

/** Contracts as a cluster has them, and what was made of them. */
public final class LiveContracts {
  private static final int AT_ONCE = 8;

  private final KubernetesClient client;
  private final Clusters clusters;

  public LiveContracts(KubernetesClient client) {
    this.client = client;
    this.clusters =
        Clusters.only(new KubernetesCluster(client, new RequestGate(AT_ONCE), written -> {}));
  }

  /** A client by the name of a context of the kubeconfig, null for the current one. */
  public static KubernetesClient ofContext(String context) {
    return OperatorClient.builder().withConfig(Config.autoConfigure(context)).build();
  }

  /**
   * Reads, and tells what could not be read as a command does.
   *
   * @throws InputException with exit code 3
   */
  public static <T> T read(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (KubernetesClientException | ApiFailure e) {
      throw new InputException(
          ExitCode.UNREADABLE, "the cluster could not be read: " + e.getMessage());
    }
  }

  public List<PlatformTenant> tenants() {
    return client.resources(PlatformTenant.class).list().getItems();
  }

  public List<PlatformTenantClass> classes() {
    return client.resources(PlatformTenantClass.class).list().getItems();
  }

  /** What people let through in freezes; nothing where that may not be read, or is not known. */
  public List<PlatformTenantOverride> overrides() {
    try {
      return client.resources(PlatformTenantOverride.class).list().getItems();
    } catch (KubernetesClientException e) {
      if (e.getCode() == 403 || e.getCode() == 404) {
        return List.of();
      }
      throw e;
    }
  }

  /**
   * One of several.
   *
   * @throws InputException with exit code 2 where it is none of them
   */
  public PlatformTenant named(String name, List<PlatformTenant> tenants) {
    return tenants.stream()
        .filter(tenant -> tenant.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    ExitCode.USED_WRONGLY,
                    "there is no PlatformTenant \"" + name + "\" in " + client.getMasterUrl()));
  }

  /** Everything that was made for a tenant and is there. */
  public SortedMap<ObjectId, ObjectNode> objectsOf(PlatformTenant tenant) {
    return new LiveObjects(clusters)
        .of(Owner.ofTenant(tenant.getMetadata().getName()), Inventory.listed(tenant));
  }

  /** Everything that was made for a class itself and is there. */
  public SortedMap<ObjectId, ObjectNode> objectsOf(PlatformTenantClass tenantClass) {
    return new LiveObjects(clusters)
        .of(Owner.ofClass(tenantClass.getMetadata().getName()), Inventory.listed(tenantClass));
  }

  /** What the engines there can be told; all there is where that can not be read. */
  public Capabilities capabilities() {
    try {
      return Capabilities.ofProjects(
          DefinedFields.ofSpec(client, Capabilities.PROJECTS, Capabilities.VERSION));
    } catch (KubernetesClientException e) {
      return Capabilities.ALL;
    }
  }

  /** Whether the server knows a kind at all, in whatever version. */
  public boolean serves(ManagedKind kind) {
    return clusters.get(ClusterName.IN_CLUSTER).serves(kind);
  }

  public Clusters clusters() {
    return clusters;
  }
}
