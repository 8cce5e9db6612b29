package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.schema.ClassOnly;
import io.platformtenant.api.schema.ClusterRoleNames;
import io.platformtenant.api.schema.ListMap;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;

/**
 * Walks a record and its schema together, writes down the keys of {@link ListMap} lists, bounds
 * quantities and {@link ClusterRoleNames}, and leaves out what is {@link ClassOnly}.
 */
final class SchemaMarks {
  private static final ValidationRule NO_STOCK_ROLE =
      new ValidationRuleBuilder()
          .withRule(
              "self.all(r, !(r in ['edit', 'admin', 'cluster-admin', 'platform-tenant-operator'])"
                  + " && !r.startsWith('system:'))")
          .withMessage(Roles.STOCK_ROLE)
          .build();

  private SchemaMarks() {}

  static void add(Type type, JSONSchemaProps schema, boolean ofClass) {
    if (type == JsonNode.class) {
      schema.setType("object");
    }
    if (!(type instanceof Class<?> record) || !record.isRecord()) {
      return;
    }
    for (RecordComponent component : record.getRecordComponents()) {
      if (component.isAnnotationPresent(ClassOnly.class) && !ofClass) {
        schema.getProperties().remove(nameOf(component));
        continue;
      }
      JSONSchemaProps property = schema.getProperties().get(nameOf(component));
      if (component.getGenericType() instanceof ParameterizedType list
          && component.getType() == List.class) {
        markList(component, property);
        markRoles(component, property);
        add(list.getActualTypeArguments()[0], property.getItems().getSchema(), ofClass);
      } else if (component.getGenericType() instanceof ParameterizedType map
          && map.getActualTypeArguments()[1] == Quantity.class) {
        boundQuantity(property.getAdditionalProperties().getSchema());
      } else {
        add(component.getGenericType(), property, ofClass);
      }
    }
  }

  /** The generator does not look at annotations of these. */
  private static void boundQuantity(JSONSchemaProps quantity) {
    quantity.setPattern(Bounds.QUANTITY);
    quantity.setMinimum(0.0);
  }

  private static void markList(RecordComponent component, JSONSchemaProps property) {
    ListMap key = component.getAnnotation(ListMap.class);
    if (key == null) {
      property.setXKubernetesListType("atomic");
      return;
    }
    property.setXKubernetesListType("map");
    property.setXKubernetesListMapKeys(List.of(key.value()));
    JSONSchemaProps item = property.getItems().getSchema();
    if (!item.getRequired().contains(key.value())) {
      item.setRequired(
          Stream.concat(item.getRequired().stream(), Stream.of(key.value())).sorted().toList());
    }
  }

  private static void markRoles(RecordComponent component, JSONSchemaProps property) {
    if (!component.isAnnotationPresent(ClusterRoleNames.class)) {
      return;
    }
    property.setMaxItems(8L);
    property.setXKubernetesValidations(List.of(NO_STOCK_ROLE));
    JSONSchemaProps role = property.getItems().getSchema();
    role.setMinLength(1L);
    role.setMaxLength(63L);
    role.setPattern("^[a-z0-9]([-.:a-z0-9]*[a-z0-9])?$");
  }

  private static String nameOf(RecordComponent component) {
    var named =
        component.getAccessor().getAnnotation(com.fasterxml.jackson.annotation.JsonProperty.class);
    return named == null ? component.getName() : named.value();
  }
}
