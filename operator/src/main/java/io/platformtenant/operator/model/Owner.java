package io.platformtenant.operator.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import java.util.Map;

/**
 * Whose an object is, as one of its labels says.
 *
 * @param label the label: that of tenants, or that of classes; "" for nobody
 * @param name name of the tenant or class
 */
public record Owner(String label, String name) {
  /** What carries neither label, or both: nobody may take it for theirs by its looks. */
  public static final Owner NOBODY = new Owner("", "");

  public static Owner ofTenant(String name) {
    return new Owner(ApiGroup.TENANT_LABEL, name);
  }

  public static Owner ofClass(String name) {
    return new Owner(ApiGroup.CLASS_LABEL, name);
  }

  public static Owner of(JsonNode object) {
    JsonNode labels = object.path("metadata").path("labels");
    return of(
        labels.path(ApiGroup.TENANT_LABEL).asText(""),
        labels.path(ApiGroup.CLASS_LABEL).asText(""));
  }

  /**
   * @param labels may be null
   */
  public static Owner of(Map<String, String> labels) {
    return labels == null
        ? NOBODY
        : of(
            labels.getOrDefault(ApiGroup.TENANT_LABEL, ""),
            labels.getOrDefault(ApiGroup.CLASS_LABEL, ""));
  }

  private static Owner of(String tenant, String ofClass) {
    if (tenant.isEmpty() == ofClass.isEmpty()) {
      return NOBODY;
    }
    return tenant.isEmpty() ? ofClass(ofClass) : ofTenant(tenant);
  }

  public boolean isOfTenant() {
    return label.equals(ApiGroup.TENANT_LABEL);
  }

  public boolean isOfClass() {
    return label.equals(ApiGroup.CLASS_LABEL);
  }

  /** The label that objects of this owner never carry. */
  public String otherLabel() {
    return isOfTenant() ? ApiGroup.CLASS_LABEL : ApiGroup.TENANT_LABEL;
  }

  /** Whether an object carries the label of any tenant or class. */
  public static boolean isAnyOn(JsonNode object) {
    JsonNode labels = object.path("metadata").path("labels");
    return !labels.path(ApiGroup.TENANT_LABEL).asText("").isEmpty()
        || !labels.path(ApiGroup.CLASS_LABEL).asText("").isEmpty();
  }

  /** Whether an object is labelled so, whatever else it carries. */
  public boolean isOn(JsonNode object) {
    return object.path("metadata").path("labels").path(label).asText("").equals(name);
  }

  /**
   * What the annotation {@code platformtenant.io/adopt} says for this owner. No tenant is ever
   * named {@code platform-*}, so that a class and a tenant of one name are told apart.
   */
  public String adopter() {
    return isOfTenant() ? name : "platform-" + name;
  }

  /** For people: {@code tenant "payments"}. */
  public String describe() {
    return (isOfTenant() ? "tenant \"" : "class \"") + name + "\"";
  }
}
