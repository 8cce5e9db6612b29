package io.platformtenant.operator.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.util.Map;
import java.util.Optional;

/**
 * Where a tenant is: as its status says, and where a restore has brought back none, as its home
 * namespace does.
 *
 * @param home its home namespace
 * @param argocd the namespace of its AppProject and its Applications
 */
public record Placement(Optional<String> home, Optional<String> argocd) {
  /** Of a tenant that nothing was made for yet. */
  public static final Placement NONE = new Placement(Optional.empty(), Optional.empty());

  /**
   * @param objects what carries the mark of the tenant
   */
  public static Placement of(PlatformTenant tenant, Map<ObjectId, ObjectNode> objects) {
    PlatformTenantStatus status = tenant.lastStatus();
    Placement noted = noted(objects);
    return new Placement(
        Optional.ofNullable(status.homeNamespace()).or(noted::home),
        Optional.ofNullable(status.argocdNamespace()).or(noted::argocd));
  }

  private static Placement noted(Map<ObjectId, ObjectNode> objects) {
    return objects.entrySet().stream()
        .filter(object -> object.getKey().kind() == ManagedKind.NAMESPACE)
        .flatMap(
            namespace ->
                note(namespace.getValue()).stream()
                    .map(
                        argocd ->
                            new Placement(
                                Optional.of(namespace.getKey().name()), Optional.of(argocd))))
        .findFirst()
        .orElse(NONE);
  }

  private static Optional<String> note(ObjectNode namespace) {
    return Optional.ofNullable(
        namespace
            .path("metadata")
            .path("annotations")
            .path(ApiGroup.ARGOCD_NAMESPACE_ANNOTATION)
            .textValue());
  }
}
