package io.platformtenant.operator.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.InventoryEntry;
import io.platformtenant.operator.kinds.ManagedKind;
import java.util.Comparator;
import java.util.Optional;

/**
 * Identity of an object: where it is, what it is, how it is called. The order is total and follows
 * {@link ManagedKind}, so that whatever is printed or applied in it is stable.
 */
public record ObjectId(ClusterName cluster, ManagedKind kind, String namespace, String name)
    implements Comparable<ObjectId> {
  private static final Comparator<ObjectId> ORDER =
      Comparator.comparing(ObjectId::kind)
          .thenComparing(ObjectId::cluster)
          .thenComparing(ObjectId::namespace)
          .thenComparing(ObjectId::name);

  /** An object of the cluster the operator runs in; a cluster-scoped one has the namespace "". */
  public static ObjectId of(ManagedKind kind, String namespace, String name) {
    return new ObjectId(ClusterName.IN_CLUSTER, kind, kind.namespaced() ? namespace : "", name);
  }

  public static ObjectId namespace(String name) {
    return of(ManagedKind.NAMESPACE, "", name);
  }

  /** Reads the identity off an object of a known kind. */
  public static ObjectId of(ManagedKind kind, JsonNode object) {
    JsonNode metadata = object.path("metadata");
    return of(kind, metadata.path("namespace").asText(""), metadata.path("name").asText());
  }

  /** Empty for a kind this version of the operator does not make. */
  public static Optional<ObjectId> of(InventoryEntry entry) {
    return ManagedKind.of(entry.group(), entry.kind())
        .map(kind -> of(ClusterName.ofInventory(entry.cluster()), kind, entry));
  }

  private static ObjectId of(ClusterName cluster, ManagedKind kind, InventoryEntry entry) {
    String namespace = entry.namespace() == null ? "" : entry.namespace();
    return new ObjectId(cluster, kind, kind.namespaced() ? namespace : "", entry.name());
  }

  public InventoryEntry toInventoryEntry() {
    return new InventoryEntry(
        cluster.inInventory(), kind.group(), kind.version(), kind.kind(), namespace, name);
  }

  /** For people: {@code Application "payments-api-prod" in namespace "argocd"}. */
  public String describe() {
    String what = kind.kind() + " \"" + name + "\"";
    return namespace.isEmpty() ? what : what + " in namespace \"" + namespace + "\"";
  }

  /** For messages about a tenant's own objects: {@code Application "payments-api-prod"}. */
  public String title() {
    return kind.kind() + " \"" + name + "\"";
  }

  /** For lists: {@code Application argocd/payments-api-prod}. */
  public String brief() {
    return kind.kind() + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }

  /** For commands: {@code Application/argocd/payments-api-prod}. */
  public String reference() {
    return kind.kind() + "/" + (namespace.isEmpty() ? name : namespace + "/" + name);
  }

  @Override
  public int compareTo(ObjectId other) {
    return ORDER.compare(this, other);
  }
}
