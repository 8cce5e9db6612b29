package io.platformtenant.operator.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;

/**
 * An object of any kind as it came: one tree. The client asks for metadata only, and made of all
 * the rest a map of maps that everybody here turned into a tree again; those who do want a map get
 * one when they ask.
 */
public final class TreeResource extends GenericKubernetesResource {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private transient ObjectNode tree;
  private transient boolean mapped;

  private TreeResource(ObjectNode tree) {
    this.tree = tree;
    super.setApiVersion(tree.path("apiVersion").textValue());
    super.setKind(tree.path("kind").textValue());
  }

  /** One that came from an API server. */
  public static TreeResource of(ObjectNode tree) {
    var resource = new TreeResource(tree);
    resource.setMetadata(TreeMetadata.of(tree.path("metadata")));
    return resource;
  }

  /** Says no more than which object a request is about; what is sent is said beside it. */
  public static GenericKubernetesResource naming(String namespace, String name) {
    var resource = new GenericKubernetesResource();
    var metadata = new ObjectMeta();
    metadata.setName(name);
    metadata.setNamespace(namespace.isEmpty() ? null : namespace);
    resource.setMetadata(metadata);
    return resource;
  }

  /**
   * Lets go of an object but for a part of it, and of its metadata but for what tells which it is.
   */
  public static void keep(GenericKubernetesResource resource, ObjectNode part) {
    if (resource instanceof TreeResource some) {
      some.tree = part;
      some.setMetadata(TreeMetadata.identity(resource.getMetadata()));
    }
  }

  /** What an object is in whole. */
  public static ObjectNode tree(GenericKubernetesResource resource) {
    return resource instanceof TreeResource as ? as.tree : MAPPER.valueToTree(resource);
  }

  /** A list says it once for all of its items, and the client passes it on to each. */
  @Override
  public void setApiVersion(String apiVersion) {
    super.setApiVersion(apiVersion);
    tree.put("apiVersion", apiVersion);
  }

  @Override
  public void setKind(String kind) {
    super.setKind(kind);
    tree.put("kind", kind);
  }

  @Override
  public Map<String, Object> getAdditionalProperties() {
    if (!mapped) {
      mapped = true;
      for (Map.Entry<String, JsonNode> field : tree.properties()) {
        switch (field.getKey()) {
          case "apiVersion", "kind", "metadata" -> {}
          default ->
              super.setAdditionalProperty(
                  field.getKey(), MAPPER.convertValue(field.getValue(), Object.class));
        }
      }
    }
    return super.getAdditionalProperties();
  }

  @Override
  public void setAdditionalProperties(Map<String, Object> properties) {
    mapped = true;
    super.setAdditionalProperties(properties);
  }

  @Override
  public void setAdditionalProperty(String name, Object value) {
    getAdditionalProperties().put(name, value);
  }
}
