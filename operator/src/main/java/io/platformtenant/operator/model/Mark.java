package io.platformtenant.operator.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import java.util.Map;

/**
 * Whose an object is, as one of its labels says.
 *
 * @param label the label: that of tenants, or that of classes; "" for nobody's
 * @param owner name of the tenant or class
 */
public record Mark(String label, String owner) {
  /** What carries neither label, or both: nobody may take it for theirs by its looks. */
  public static final Mark NOBODYS = new Mark("", "");

  public static Mark ofTenant(String name) {
    return new Mark(ApiGroup.TENANT_LABEL, name);
  }

  public static Mark ofClass(String name) {
    return new Mark(ApiGroup.CLASS_LABEL, name);
  }

  public static Mark of(JsonNode object) {
    JsonNode labels = object.path("metadata").path("labels");
    return of(
        labels.path(ApiGroup.TENANT_LABEL).asText(""),
        labels.path(ApiGroup.CLASS_LABEL).asText(""));
  }

  /**
   * @param labels may be null
   */
  public static Mark of(Map<String, String> labels) {
    return labels == null
        ? NOBODYS
        : of(
            labels.getOrDefault(ApiGroup.TENANT_LABEL, ""),
            labels.getOrDefault(ApiGroup.CLASS_LABEL, ""));
  }

  private static Mark of(String tenant, String ofClass) {
    if (tenant.isEmpty() == ofClass.isEmpty()) {
      return NOBODYS;
    }
    return tenant.isEmpty() ? ofClass(ofClass) : ofTenant(tenant);
  }

  public boolean isOfTenant() {
    return label.equals(ApiGroup.TENANT_LABEL);
  }

  public boolean isOfClass() {
    return label.equals(ApiGroup.CLASS_LABEL);
  }

  /** The label that objects with this mark never carry. */
  public String otherLabel() {
    return isOfTenant() ? ApiGroup.CLASS_LABEL : ApiGroup.TENANT_LABEL;
  }

  /** Whether an object carries this mark, whatever else it carries. */
  public boolean isOn(JsonNode object) {
    return object.path("metadata").path("labels").path(label).asText("").equals(owner);
  }

  /**
   * What the annotation {@code platformtenant.io/adopt} says for this owner. No tenant is ever
   * named {@code platform-*}, so that a class and a tenant of one name are told apart.
   */
  public String adopter() {
    return isOfTenant() ? owner : "platform-" + owner;
  }

  /** For people: {@code tenant "payments"}. */
  public String describe() {
    return (isOfTenant() ? "tenant \"" : "class \"") + owner + "\"";
  }
}
