package io.platformtenant.testkit.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.Corner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a tenant has in the cluster, and what its status says of it, as text that is the same
 * for two tenants that differ in name and age only. What stands in the tenant's namespaces or under
 * its name is here whether it carries the mark or not, so that nothing left behind hides.
 */
public record EndState(SortedMap<String, String> objects, String status) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  // An engine's own business: what it last did, and what it is doing.
  private static final List<String> OF_ENGINES = List.of("status", "operation");

  public static EndState of(KubernetesClient admin, Corner corner) {
    SortedMap<String, String> objects = new TreeMap<>();
    for (ManagedKind kind : ManagedKind.values()) {
      admin
          .genericKubernetesResources(Contexts.of(kind))
          .inAnyNamespace()
          .list()
          .getItems()
          .stream()
          .filter(o -> belongs(o, corner.id()))
          .forEach(o -> objects.put(nameless(id(kind, o).brief(), corner), text(o, corner)));
    }
    return new EndState(
        objects,
        Optional.ofNullable(corner.tenant("{id}"))
            .map(tenant -> nameless(statusOf(tenant), corner))
            .orElse("gone"));
  }

  /** The namespaces that are there under a tenant's name, as they are after it has left too. */
  public static List<Namespace> remains(KubernetesClient admin, Corner corner) {
    return admin.namespaces().list().getItems().stream()
        .filter(namespace -> isOf(corner.id(), namespace.getMetadata().getName()))
        .toList();
  }

  private static ObjectId id(ManagedKind kind, GenericKubernetesResource object) {
    var namespace = object.getMetadata().getNamespace();
    return ObjectId.of(kind, namespace == null ? "" : namespace, object.getMetadata().getName());
  }

  private static boolean belongs(GenericKubernetesResource object, String id) {
    var metadata = object.getMetadata();
    return id.equals(
            Optional.ofNullable(metadata.getLabels()).orElse(Map.of()).get(ApiGroup.TENANT_LABEL))
        || isOf(id, metadata.getName())
        || (metadata.getNamespace() != null && isOf(id, metadata.getNamespace()));
  }

  private static boolean isOf(String id, String name) {
    return name.equals(id) || name.startsWith(id + "-") || name.equals("home-" + id);
  }

  private static String text(GenericKubernetesResource object, Corner corner) {
    ObjectNode tree = MAPPER.valueToTree(object);
    tree.remove(OF_ENGINES);
    var metadata = (ObjectNode) tree.get("metadata");
    metadata.retain("name", "namespace", "labels", "annotations", "finalizers", "ownerReferences");
    // The digest is over names too; that there is one, and a right one, is told by silence later.
    for (JsonNode parent : tree.findParents(ApiGroup.APPLIED_HASH_ANNOTATION)) {
      ((ObjectNode) parent).put(ApiGroup.APPLIED_HASH_ANNOTATION, "a digest");
    }
    metadata.path("ownerReferences").forEach(owner -> ((ObjectNode) owner).remove("uid"));
    return nameless(sorted(tree).toPrettyString(), corner);
  }

  private static String statusOf(PlatformTenant tenant) {
    if (tenant.getStatus() == null) {
      return "not looked at yet";
    }
    ObjectNode status = MAPPER.valueToTree(tenant.getStatus());
    for (JsonNode condition : status.path("conditions")) {
      ((ObjectNode) condition).remove(List.of("lastTransitionTime", "observedGeneration"));
    }
    // How it came to its state is what two ways to one state differ in.
    status.remove(List.of("observedGeneration", "history"));
    return sorted(status).toPrettyString() + tenant.getMetadata().getFinalizers();
  }

  /** The cluster keeps no order of keys. */
  private static JsonNode sorted(JsonNode tree) {
    if (tree.isArray()) {
      ArrayNode items = MAPPER.createArrayNode();
      tree.forEach(item -> items.add(sorted(item)));
      return items;
    }
    if (!tree.isObject()) {
      return tree;
    }
    SortedMap<String, JsonNode> fields = new TreeMap<>();
    tree.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
    return MAPPER.createObjectNode().setAll(fields);
  }

  private static String nameless(String text, Corner corner) {
    return text.replace(corner.id(), "{id}");
  }
}
