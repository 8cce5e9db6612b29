package io.platformtenant.operator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantStatusBuilder;
import io.platformtenant.operator.model.ObjectId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static final Map<ObjectId, ObjectNode> MADE =
      Map.of(
          ObjectId.namespace("payments-prod"), annotated("other", "argocd"),
          ObjectId.namespace("tenant-payments"),
              annotated(ApiGroup.ARGOCD_NAMESPACE_ANNOTATION, "argocd"));

  @Test
  void isWhatTheStatusSays() {
    var tenant = new PlatformTenant();
    tenant.setStatus(
        new PlatformTenantStatusBuilder()
            .withHomeNamespace("home-a")
            .withArgocdNamespace("argocd-a")
            .build());

    assertThat(Placement.of(tenant, MADE))
        .isEqualTo(new Placement(Optional.of("home-a"), Optional.of("argocd-a")));
  }

  @Test
  void withoutAStatusIsWhatTheHomeNamespaceSays() {
    assertThat(Placement.of(new PlatformTenant(), MADE))
        .isEqualTo(new Placement(Optional.of("tenant-payments"), Optional.of("argocd")));
  }

  @Test
  void isNoneWhereNothingSaysIt() {
    assertThat(
            Placement.of(
                new PlatformTenant(),
                Map.of(ObjectId.namespace("payments-prod"), annotated("other", "argocd"))))
        .isEqualTo(Placement.NONE);
  }

  private static ObjectNode annotated(String annotation, String value) {
    ObjectNode namespace = JsonNodeFactory.instance.objectNode();
    namespace.withObject("/metadata/annotations").put(annotation, value);
    return namespace;
  }
}
