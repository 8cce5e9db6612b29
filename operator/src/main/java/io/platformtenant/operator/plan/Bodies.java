package io.platformtenant.operator.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Beginnings of objects, and the few JSON shapes that builders share. */
public final class Bodies {
  private Bodies() {}

  /** An object with its identity and the marks of its tenant. */
  public static ObjectNode of(ObjectId id, String tenant, Map<String, String> more) {
    return of(id, Owner.ofTenant(tenant), more);
  }

  /** An object with its identity and its marks. */
  public static ObjectNode of(ObjectId id, Owner owner, Map<String, String> more) {
    ObjectNode body = object();
    body.put("apiVersion", id.kind().apiVersion());
    body.put("kind", id.kind().kind());
    ObjectNode metadata = body.putObject("metadata");
    metadata.put("name", id.name());
    if (!id.namespace().isEmpty()) {
      metadata.put("namespace", id.namespace());
    }
    metadata.set("labels", strings(marks(owner, more)));
    return body;
  }

  /** The labels by which objects of an owner are found, and some more. */
  public static Map<String, String> marks(Owner owner, Map<String, String> more) {
    Map<String, String> labels = new TreeMap<>(more);
    labels.put(ApiGroup.MANAGED_BY_LABEL, ApiGroup.FIELD_MANAGER);
    labels.put(owner.label(), owner.name());
    return labels;
  }

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ObjectNode strings(Map<String, String> values) {
    ObjectNode node = object();
    new TreeMap<>(values).forEach(node::put);
    return node;
  }

  public static ArrayNode strings(Collection<String> values) {
    ArrayNode node = JsonNodeFactory.instance.arrayNode();
    values.forEach(node::add);
    return node;
  }

  /** Puts a text only where there is one: engines rewrite empty fields, and we would fight them. */
  public static void putIfPresent(ObjectNode node, String field, String value) {
    if (value != null && !value.isEmpty()) {
      node.put(field, value);
    }
  }

  /** Puts a list only where it holds something. */
  public static void putIfPresent(ObjectNode node, String field, Collection<String> values) {
    if (!values.isEmpty()) {
      node.set(field, strings(values));
    }
  }

  /** Puts a switch only where it is on: off is what engines take it for when it is absent. */
  public static void putIfTrue(ObjectNode node, String field, Boolean said) {
    if (Boolean.TRUE.equals(said)) {
      node.put(field, true);
    }
  }

  /** Puts a block only where it holds something. */
  public static void putIfPresent(ObjectNode node, String field, ObjectNode block) {
    if (!block.isEmpty()) {
      node.set(field, block);
    }
  }
}
